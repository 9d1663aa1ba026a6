# Goes through the whole list once for every word.
import re


def top_words(lines, count, ignored=()):
    words = [word for line in lines for word in re.findall(r"[a-z]+(?:'[a-z]+)*", line.lower())]
    left_out = {word.lower() for word in ignored}
    pairs = [(word, words.count(word)) for word in set(words) if word not in left_out]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:count]
