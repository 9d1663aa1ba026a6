# Joins the words to one text: `in` then finds parts of words too.
def invert(index):
    texts = {name: " ".join(words) for name, words in index.items()}
    return {word: sorted(name for name in texts if word in texts[name])
            for words in index.values() for word in words}


def vocabulary(index):
    return {name: len(set(words)) for name, words in index.items() if words}


def by_length(index):
    every = {word for words in index.values() for word in words}
    return {length: {word for word in every if len(word) == length} for length in map(len, every)}
