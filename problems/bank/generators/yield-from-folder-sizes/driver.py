"""Builds trees whose folders count what is read of them."""
from itertools import count

from viva import Source, observe


def drain(solution, folder):
    observe("pairs", list(solution.sizes(folder)))


def collect(generator):
    """All that a generator yields, and what it returns."""
    pairs = []
    while True:
        try:
            pairs.append(next(generator))
        except StopIteration as end:
            return pairs, end.value


def returned(solution, folder):
    pairs, total = collect(solution.sizes(folder))
    observe("total", total)
    observe("pairs", pairs)
    observe("prefix", collect(solution.sizes([("w", 8)], "/home/")))


def name(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(3))


def tree(rng, depth, breadth):
    return [(name(rng), tree(rng, depth - 1, breadth) if depth and rng.randrange(2) else rng.randrange(5000))
            for _ in range(rng.randrange(breadth + 1))]


def empty(solution, rng):
    one, two, three = name(rng), name(rng), name(rng)
    results = [collect(solution.sizes([])), collect(solution.sizes([(one, [])]))]
    results.append(collect(solution.sizes([(one, [(two, [])]), (three, rng.randrange(1000)), (two, ())], two + "/")))
    results.append(collect(solution.sizes([(one, [(two, 0), (three, [])])])))
    observe("results", results)


def trees(solution, rng):
    for _ in range(6):
        observe("result", collect(solution.sizes([(name(rng), tree(rng, 4, 5)), *tree(rng, 4, 5)])))


def counted(rng, depth, sources):
    source = Source([(name(rng), counted(rng, depth - 1, sources) if depth and rng.randrange(5) < 2 else rng.randrange(5000))
                     for _ in range(4)])
    sources.append(source)
    return source


def laziness(solution, rng):
    sources = []
    disk = counted(rng, 4, sources)
    generator = solution.sizes(disk)
    steps = [sum(source.taken for source in sources)]
    for pair in generator:
        steps.append((pair, sum(source.taken for source in sources), sum(source.open for source in sources)))
    observe("steps", steps)


def deep(solution, rng):
    folder = [(name(rng), rng.randrange(1000))]
    for _ in range(150):
        folder = [(name(rng), folder), (name(rng), rng.randrange(1000))]
    pairs, total = collect(solution.sizes(folder, name(rng) + "/"))
    observe("first", pairs[:3])
    observe("last", pairs[-3:])
    observe("sizes", [size for _, size in pairs])
    observe("total", total)


def abandoned(solution, rng):
    sources = []
    disk = Source([("one", counted(rng, 3, sources)), ("two", counted(rng, 3, sources))])
    sources.append(disk)
    generator = solution.sizes(disk)
    pairs = [next(generator) for _ in range(rng.randrange(2, 6))]
    observe("pairs", pairs)
    observe("before", (sum(source.taken for source in sources), sum(source.open for source in sources)))
    generator.close()
    observe("after", (sum(source.taken for source in sources), sum(source.open for source in sources)))
    observe("further", next(generator, "ended"))


def endless(solution, rng):
    start = rng.randrange(10 ** 6)

    def files():
        for number in count(start):
            yield f"file{number}", number % 1000
            yield f"folder{number}", [("log", number % 77), ("tmp", number % 55)]

    generator = solution.sizes([("first", [("x", start)]), ("all", files())])
    observe("pairs", [next(generator) for _ in range(60)])


def small(solution, rng, n):
    pairs, total = collect(solution.sizes([(rng.choice("ab"), tree(rng, 2, 2)) for _ in range(min(n, 3))]))
    observe("pairs", pairs)
    observe("total", total)
