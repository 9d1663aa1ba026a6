# A list per length keeps every repetition.
def invert(index):
    return {word: sorted(name for name in index if word in index[name])
            for words in index.values() for word in words}


def vocabulary(index):
    return {name: len(set(words)) for name, words in index.items() if words}


def by_length(index):
    every = [word for words in index.values() for word in words]
    return {len(word): [other for other in every if len(other) == len(word)] for word in every}
