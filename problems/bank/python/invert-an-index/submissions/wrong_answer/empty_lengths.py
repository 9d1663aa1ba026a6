# Counts up to the longest word, and so has a key for lengths that no word has.
def invert(index):
    return {word: sorted(name for name in index if word in index[name])
            for words in index.values() for word in words}


def vocabulary(index):
    return {name: len(set(words)) for name, words in index.items() if words}


def by_length(index):
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length}
            for length in range(min(map(len, every), default=0), max(map(len, every), default=-1) + 1)}
