"""Makes texts with words of planned frequency."""
from viva import observe

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SEPARATORS = [" ", ", ", ".", "; ", "\t", " - ", "1", "_", "\n", " '", "' ", "(", "/"]


def word(rng, length=4):
    return "".join(rng.choice(LETTERS) for _ in range(length))


def any_case(rng, text):
    return rng.choice((str.lower, str.upper, str.title))(text)


def text(rng, words):
    """The words in mixed case and random order, on several lines."""
    words = list(words)
    rng.shuffle(words)
    lines = []
    while words:
        size = rng.randrange(1, 9)
        part, words = words[:size], words[size:]
        lines.append("".join(any_case(rng, each) + rng.choice(SEPARATORS) for each in part))
    return lines


def repeated(rng, numbers):
    return [each for number in numbers for each in [word(rng)] * number]


def ties(solution, rng):
    for numbers in ([3] * 8, [1] * 12, [5, 5, 4, 4, 4, 2, 2], [2, 2, 2] + [9]):
        observe("words", solution.top_words(text(rng, repeated(rng, numbers)), 50))


def border(solution, rng):
    for count in (1, 2, 3, 5, 8):
        observe("words", solution.top_words(text(rng, repeated(rng, [6, 4, 4, 4, 4, 3, 3, 3, 3, 3, 1, 1])), count))


def ignored(solution, rng):
    words = repeated(rng, [7, 6, 5, 5, 4, 3, 2, 2, 1])
    some = sorted(set(words))
    rng.shuffle(some)
    lines = text(rng, words)
    observe("first", solution.top_words(lines, 3, [any_case(rng, each) for each in some[:4]]))
    observe("second", solution.top_words(lines, 4, (any_case(rng, each) for each in some[3:7] + [word(rng, 5)])))
    observe("third", solution.top_words(lines, 20, {some[0].upper(): 1, some[0][:2]: 2}))
    observe("fourth", solution.top_words([f"{some[0]}'{some[1]} {some[0]} {some[1]}'{some[0]}"], 5, [some[0], f"{some[1]}'{some[0]}".upper()]))


def few(solution, rng):
    one = word(rng)
    results = [solution.top_words(lines, count) for lines, count in (
        ([], 3), ([one], 0), ([one, one + "!"], 5), (["", "123 '' - '"], 2), ([f"{one} {one}x"], 1), ([f"'{one}''{one}'"], 9))]
    observe("results", results)


def many(solution, rng):
    vocabulary = [word(rng, rng.randrange(2, 5)) for _ in range(8000)]
    lines = [" ".join(rng.choices(vocabulary, k=12)) for _ in range(2500)]
    observe("words", solution.top_words((line for line in lines), 40, vocabulary[:2000]))


def small(solution, rng, n):
    line = "".join(rng.choice(("a", "b", "A", "it's")) + rng.choice((" ", " ", ", ", "'")) for _ in range(n))
    observe("words", solution.top_words([line], rng.randrange(4), rng.choice(([], ["a"], ["B"], ["IT's"]))))
