from collections import defaultdict


def invert(index):
    """Return a dict from each word to the sorted list of the documents that contain it."""
    documents = {}
    for name, words in index.items():
        for word in words:
            documents.setdefault(word, set()).add(name)
    return {word: sorted(names) for word, names in documents.items()}


def vocabulary(index):
    """Return a dict from each document with words to its number of different words."""
    return {name: len(dict.fromkeys(words)) for name, words in index.items() if len(words) > 0}


def by_length(index):
    """Return a dict from each length to the set of the words of that length."""
    groups = defaultdict(set)
    for words in index.values():
        for word in words:
            groups[len(word)].add(word)
    return dict(groups)
