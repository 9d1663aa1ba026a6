# Gives the places first, and takes words out of the result.
import re
from collections import Counter


def top_words(lines, count, ignored=()):
    numbers = Counter()
    for line in lines:
        numbers.update(re.findall(r"[a-z]+(?:'[a-z]+)*", line.lower()))
    left_out = {word.lower() for word in ignored}
    best = sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:count]
    return [pair for pair in best if pair[0] not in left_out]
