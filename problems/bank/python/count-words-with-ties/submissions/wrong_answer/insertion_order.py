# most_common() does not sort words that are equally frequent.
import re
from collections import Counter


def top_words(lines, count, ignored=()):
    numbers = Counter()
    for line in lines:
        numbers.update(re.findall(r"[a-z]+(?:'[a-z]+)*", line.lower()))
    for word in ignored:
        del numbers[word.lower()]
    return numbers.most_common(count)
