from collections import Counter, defaultdict


def invert(index):
    documents = defaultdict(set)
    for name, words in index.items():
        for word in words:
            documents[word].add(name)
    return {word: sorted(names) for word, names in documents.items()}


def vocabulary(index):
    return Counter({name: len(set(words)) for name, words in index.items() if words})


def by_length(index):
    groups = defaultdict(set)
    for words in index.values():
        for word in words:
            groups[len(word)].add(word)
    return groups
