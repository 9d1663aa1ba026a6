# White space alone separates, and some punctuation is stripped.
from collections import Counter


def top_words(lines, count, ignored=()):
    numbers = Counter()
    for line in lines:
        numbers.update(word.strip(".,;:!?") for word in line.lower().split())
    for word in ignored:
        del numbers[word.lower()]
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:count]
