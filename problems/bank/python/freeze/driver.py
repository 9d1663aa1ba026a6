"""Makes nested values."""
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from fractions import Fraction

from viva import observe

Point = namedtuple("Point", "x y")


def number(rng):
    return rng.randrange(1000)


def nested(rng, depth):
    """A container with containers in it, `depth` levels deep."""
    if depth == 0:
        return rng.choice((number(rng), str(number(rng)), None, number(rng) / 8))
    inside = [nested(rng, depth - 1), nested(rng, rng.randrange(depth)), number(rng)]
    return rng.choice((inside, tuple(inside), {f"k{number(rng)}": value for value in inside}, {number(rng): inside}))


def counted(solution, rng):
    """Values that are equal in pairs: counted by what they freeze to."""
    values = []
    for n in range(6):
        one, two = nested(rng, 2), nested(rng, 2)
        values += [{"a": one, "b": [two]}, {"b": [two], "a": one}, [two, {"n": n, "m": 1}], [two, {"m": 1, "n": n}]]
    rng.shuffle(values)
    counts = Counter(solution.freeze(value) for value in values)
    observe("counts", list(counts.values()))
    observe("frozen", list(counts))


def inside_tuples(solution, rng):
    values = [(number(rng), [number(rng)]), ((1, ({"k": [number(rng)]},)),), {("key", number(rng)): ([1],)}]
    observe("frozen", [solution.freeze(value) for value in values])


def mixed_keys(solution, rng):
    keys = [number(rng), "id", None, (1, number(rng)), frozenset({number(rng)}), 2.5, b"x", 1j]
    rng.shuffle(keys)
    observe("frozen", solution.freeze({key: [key, {key: number(rng)}] for key in keys}))


def sets(solution, rng):
    values = [{number(rng), number(rng), "a"}, [{number(rng)}, set()], {"k": frozenset({number(rng)})},
              {frozenset({number(rng)}), (1, 2)}]
    observe("frozen", [solution.freeze(value) for value in values])


def plain(solution, rng):
    values = [f"text{number(rng)}", "", b"bytes", number(rng), 3.5, None, True, 0]
    observe("frozen", [solution.freeze(value) for value in values] + [solution.freeze(values)])
    others = [Fraction(number(rng), 7), object(), len, range(number(rng))]
    observe("others", [other.__class__.__name__ for frozen, other in zip(solution.freeze(others), others) if frozen is other])


def subclasses(solution, rng):
    default = defaultdict(list, {number(rng): [1]})
    values = [default, OrderedDict([(number(rng), 1), ("b", [2])]), Counter("hello"), Point(number(rng), [number(rng)]),
              [Point(1, {"k": number(rng)})]]
    observe("frozen", [solution.freeze(value) for value in values])
    observe("not a list", [type(solution.freeze(deque([number(rng)]))).__name__])


def byte_arrays(solution, rng):
    data = bytes(rng.randrange(256) for _ in range(5))
    observe("frozen", [solution.freeze(bytearray(data)), solution.freeze({"data": [bytearray(data), data]}),
                       solution.freeze(bytearray())])


def untouched(solution, rng):
    inner, names = [number(rng), [number(rng)]], {number(rng), "x"}
    value = {"inner": inner, "set": names, "tuple": (inner, names)}
    frozen = solution.freeze(value)
    observe("frozen", frozen)
    inner.append(5)
    names.add("y")
    value["new"] = 1
    observe("afterwards", [value, frozen])


def small(solution, rng, n):
    some = [rng.choice((n, "a", None, 2.5, [n], (n, [1]), {n, "b"}, {"k": [n]})) for _ in range(n % 4)]
    value = rng.choice((some, tuple(some), {rng.choice((n, "x", None)): each for each in some}, {"y": some, "x": n}, {n, "c"}))
    observe("frozen", solution.freeze(value))
    observe("what was given", value)
