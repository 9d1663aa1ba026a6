import re
from collections import Counter

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def top_words(lines, count, ignored=()):
    """Return the `count` most frequent words with their numbers."""
    numbers = Counter()
    for line in lines:
        numbers.update(WORD.findall(line.lower()))
    for word in ignored:
        del numbers[word.lower()]
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:count]
