def invert(index):
    """Return a dict from each word to the sorted list of the documents that contain it."""
    return {word: sorted(name for name in index if word in index[name])
            for words in index.values() for word in words}


def vocabulary(index):
    """Return a dict from each document with words to its number of different words."""
    return {name: len(set(words)) for name, words in index.items() if words}


def by_length(index):
    """Return a dict from each length to the set of the words of that length."""
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length} for length in map(len, every)}
