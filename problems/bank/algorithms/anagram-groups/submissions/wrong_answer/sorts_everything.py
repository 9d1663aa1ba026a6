# Sorts the words to bring the groups together, and loses their order.
from itertools import groupby


def anagram_groups(words):
    def letters(word):
        return sorted(word.lower().replace(" ", ""))

    return [list(group) for _, group in groupby(sorted(words, key=letters), key=letters)]
