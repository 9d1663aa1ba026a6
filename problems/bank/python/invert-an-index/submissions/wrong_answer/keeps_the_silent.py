# Documents without words are counted as 0 instead of left out.
def invert(index):
    return {word: sorted(name for name in index if word in index[name])
            for words in index.values() for word in words}


def vocabulary(index):
    return {name: len(set(words)) for name, words in index.items()}


def by_length(index):
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length} for length in map(len, every)}
