"""Makes indexes of random words."""
from viva import observe, plain


def as_dict(value):
    """A defaultdict or the like is a dict, too."""
    return plain(value)


def word(rng, length=None):
    return "".join(rng.choice("aeioulnrst") for _ in range(length or rng.randrange(1, 7)))


def index(rng, documents, words):
    """Names are not in alphabetical order; a small stock of words makes them repeat."""
    stock = [word(rng, 3 + n % 4) for n in range(words)]
    names = rng.sample(range(100, 1000), documents)
    return {f"{name}.txt": [rng.choice(stock) for _ in range(rng.randrange(4, 12))] for name in names}


def nested_words(rng):
    longer = [word(rng, 6) for _ in range(6)]
    documents = {f"{word(rng, 4)}{n}.txt": [text, longer[n - 1]] for n, text in enumerate(longer)}
    documents[f"{word(rng, 4)}.md"] = [text[1:4] for text in longer] + [longer[0][:2]]
    return documents


def inverted(solution, documents):
    before = {name: list(words) for name, words in documents.items()}
    observe("result", list(solution.invert(documents).items()))
    observe("again", list(solution.invert(before).items())[::-1])
    observe("index changed", documents != before and documents)


def counted(solution, rng, silent):
    documents = index(rng, 10, 6)
    names = list(documents) + [f"{word(rng)}{n}.log" for n in range(silent)]
    rng.shuffle(names)
    documents = {name: documents.get(name, []) for name in names}
    observe("result", list(solution.vocabulary(documents).items()))
    first = names[0]
    observe("only one", as_dict(solution.vocabulary({first: ["tea", *documents[first], "tea"]})))


def grouped(solution, rng):
    documents = index(rng, 12, 30)
    documents[word(rng)] = [word(rng, length) for length in (1, 9, 9, 14)]
    observe("result", as_dict(solution.by_length(documents)))
    name = word(rng)
    observe("smaller", [as_dict(solution.by_length(each)) for each in ({name: [name]}, {name: []}, {})])


def small(solution, rng, n):
    documents = {f"{name}.txt": rng.choices(["a", "b", "at", "tea"], k=rng.randrange(4)) for name in rng.sample("abcdefghijkl", n)}
    observe(*rng.choice((lambda: ("result", list(solution.invert(documents).items())), lambda: ("result", list(solution.vocabulary(documents).items())),
                         lambda: ("result", as_dict(solution.by_length(documents)))))())
