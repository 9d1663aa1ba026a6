from collections import Counter, defaultdict


def anagram_groups(words):
    groups = defaultdict(list)
    for word in words:
        counts = Counter(word.casefold().replace(" ", ""))
        groups[frozenset(counts.items())].append(word)
    return [*groups.values()]
