"""Sorted streams that count what is taken from them."""
from itertools import accumulate, count

from viva import Source, observe


def stream(rng, length, gap=3, values=None):
    keys = accumulate(rng.randrange(gap) for _ in range(length))
    return [(key, rng.choice(values) if values else rng.randrange(1000)) for key in keys]


def orders(solution, rng):
    for number in (2, 3, 6):
        streams = [stream(rng, 15) for _ in range(number)]
        observe("groups", list(solution.grouped(*streams)))
    mixed = [stream(rng, 12, 2, [None, "a", 3, 2.5, (), [1], {}]) for _ in range(3)]
    observe("mixed", list(solution.grouped(*mixed)))


def laziness(solution, rng):
    for number in (1, 2, 4):
        sources = [Source(stream(rng, 20, 4)) for _ in range(number)]
        generator = solution.grouped(*sources)
        steps = [[source.taken for source in sources]]
        for group in generator:
            steps.append((group, [source.taken for source in sources]))
        observe("steps", steps)


def endless(solution, rng):
    first, second, third = rng.randrange(3, 9), rng.randrange(3, 9), rng.randrange(1000)

    def multiples(step, name):
        return ((number * step, f"{name}{number}") for number in count(1))

    generator = solution.grouped(multiples(first, "x"), [(third, "once")], multiples(second, "y"), multiples(first, "z"))
    observe("groups", [next(generator) for _ in range(400)])


def kept(solution, rng):
    groups = []
    generator = solution.grouped(stream(rng, 20), stream(rng, 20))
    for group in generator:
        groups.append(group)
    observe("groups", groups)
    for _, values in groups:
        values.append(rng.randrange(1000))
    observe("changed", groups)


def none_and_one(solution, rng):
    single = stream(rng, 12, 2)
    results = [list(solution.grouped(*streams)) for streams in (
        (), ([],), ([], iter([])), (iter(single),), ([], single, []), (single, single), ([(-5, "low")], single, [(10 ** 9, "high")]))]
    observe("results", results)


def small(solution, rng, n):
    streams = [[(key, rng.randrange(9)) for key in sorted(rng.choices(range(3), k=rng.randrange(min(n, 3) + 1)))] for _ in range(rng.randrange(1, 4))]
    observe("groups", list(solution.grouped(*streams)))
