# The usual way to invert a dict keeps one value per key.
def invert(index):
    return {word: [name] for name, words in index.items() for word in words}


def vocabulary(index):
    return {name: len(set(words)) for name, words in index.items() if words}


def by_length(index):
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length} for length in map(len, every)}
