# A document is appended for each time that it contains the word.
def invert(index):
    documents = {}
    for name, words in index.items():
        for word in words:
            documents.setdefault(word, []).append(name)
    return {word: sorted(names) for word, names in documents.items()}


def vocabulary(index):
    return {name: len(set(words)) for name, words in index.items() if words}


def by_length(index):
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length} for length in map(len, every)}
