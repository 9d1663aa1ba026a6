"""Copies values, and describes copies: what is in them, what they share, and what they share with the original."""
from collections import OrderedDict, defaultdict, namedtuple

from viva import observe

Point = namedtuple("Point", "x y")
CONTAINERS = (list, tuple, dict, set, frozenset)


class Money:
    def __init__(self, amount):
        self.amount = [amount]


def inner(value):
    """What is inside a container, with its keys."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, (list, tuple)) else []


def objects_of(value, found=None):
    """All objects that can be reached, by id."""
    found = {} if found is None else found
    if id(value) not in found:
        found[id(value)] = value, len(found)
        for _, each in inner(value):
            objects_of(each, found)
    return found


def described(copy, original):
    """One line per container or object of the copy; each is described when it is met first."""
    originals, numbers, lines = objects_of(original), {}, []

    def name(value):
        if not isinstance(value, (*CONTAINERS, Money)):
            return value
        if id(value) not in numbers:
            numbers[id(value)] = len(numbers)
            line = [numbers[id(value)], type(value).__name__]
            lines.append(line)
            if id(value) in originals:
                line.append(f"is number {originals[id(value)][1]} of the original")
            if isinstance(value, (set, frozenset)):
                line.append(frozenset(value))
            line += [(name(key), name(each)) for key, each in inner(value)]
        return f"<{numbers[id(value)]}>"

    name(copy)
    return lines


def copied(solution, *values):
    before = [described(value, None) for value in values]
    observe("copies", [described(solution.deep_copy(value), value) for value in values])
    observe("originals", [described(value, None) for value in values if described(value, None) not in before])


def list_in_itself(solution):
    loop = ["tea"]
    loop.append(loop)
    copied(solution, loop)


def number(rng):
    return rng.randrange(10 ** 6)


def nested(rng, depth):
    if depth == 0:
        return number(rng)
    inside = [nested(rng, depth - 1), str(number(rng)), nested(rng, rng.randrange(depth)), []]
    return rng.choice((inside, {f"k{number(rng)}": each for each in inside}, [[inside], {}]))


def shared_parts(solution, rng):
    part, other = [number(rng)], {"n": number(rng)}
    places = [part, other, {"part": part, "again": part}, [[other]], [part, [part, other]]]
    rng.shuffle(places)
    wide = part
    for _ in range(40):
        wide = [wide, wide]
    copied(solution, places, wide)


def equal_parts(solution, rng):
    n = number(rng)
    places = [[n], [n], {"n": [n]}, {"n": [n]}, [[n]], [], [], {}]
    rng.shuffle(places)
    copied(solution, places + [places[0]])


def cycles(solution, rng):
    ring = [{"name": number(rng)} for _ in range(5)]
    for one, other in zip(ring, ring[1:] + ring[:1]):
        one["next"], one["all"] = other, ring
    chain = [number(rng)]
    chain[:] = [chain, [chain, number(rng)], {"chain": chain}]
    copied(solution, ring, ring[rng.randrange(5)], [chain, chain])


def tuples(solution, rng):
    part = [number(rng)]
    value = (number(rng), part, (part, (1, {"part": part})), [(2, part)])
    copied(solution, value, {"pair": (value, [value]), "list": value[1]})


def constant_tuples(solution, rng):
    pair = (number(rng), str(number(rng)))
    money = Money(number(rng))
    value = [pair, (pair, (None, pair)), {"pair": pair}, (pair, []), (money, pair), (), (pair, pair)]
    rng.shuffle(value)
    copied(solution, value)


def tuple_cycles(solution, rng):
    part = [number(rng)]
    pair = (part, number(rng))
    part.append(pair)
    book = {"n": number(rng)}
    book["self"] = (book, ((book, [book["n"]]), pair))
    copied(solution, pair, part, [book["self"], book])


def sets(solution, rng):
    names = {number(rng), number(rng)}
    fixed = frozenset({number(rng)})
    copied(solution, [names, {"names": names, "other": set(names)}, fixed, (fixed,), (names,), set()])


def objects(solution, rng):
    money = Money(number(rng))
    value = [money, {"money": money, money: number(rng)}, (money, [money]), {(money, 1): [money]}]
    special = [OrderedDict(a=[number(rng)]), Point(number(rng), [1]), defaultdict(list, b=[number(rng)]), [[]]]
    rng.shuffle(special)
    copied(solution, value, money, special)


def twice(solution, rng):
    value = [[number(rng)], {"n": [number(rng)]}]
    first = solution.deep_copy(value)
    value[0].append(number(rng))
    first[1]["n"].append(number(rng))
    second = solution.deep_copy(value)
    third = solution.deep_copy(value)
    second[0].append(number(rng))
    observe("values", [value, first, second, third])
    observe("copy of a copy", described(solution.deep_copy(second), second))


def small(solution, rng, n):
    some = [rng.choice((n, "a", [n], (n, "a"), ([n],), {n, "a"}, {"k": [n]}, {"k": (n,)}, [])) for _ in range(n % 4 + 1)]
    copied(solution, rng.choice((some, tuple(some), {"x": some[0]}, some[0])))
