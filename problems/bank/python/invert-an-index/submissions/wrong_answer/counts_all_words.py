# Counts the words, not the different ones.
def invert(index):
    return {word: sorted(name for name in index if word in index[name])
            for words in index.values() for word in words}


def vocabulary(index):
    return {name: len(words) for name, words in index.items() if words}


def by_length(index):
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length} for length in map(len, every)}
