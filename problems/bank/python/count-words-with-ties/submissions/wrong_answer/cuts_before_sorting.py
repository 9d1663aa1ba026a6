# Takes the first ones, and sorts those.
import re
from collections import Counter


def top_words(lines, count, ignored=()):
    numbers = Counter()
    for line in lines:
        numbers.update(re.findall(r"[a-z]+(?:'[a-z]+)*", line.lower()))
    for word in ignored:
        del numbers[word.lower()]
    return sorted(numbers.most_common(count), key=lambda pair: (-pair[1], pair[0]))
