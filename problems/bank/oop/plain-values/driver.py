"""Makes nested values of many types, and types of its own."""
from collections import ChainMap, OrderedDict, UserDict, namedtuple
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from viva import observe, raised


def some_date(rng):
    return date(rng.randrange(1990, 2040), rng.randrange(1, 13), rng.randrange(1, 29))


def some_money(rng):
    return Decimal(rng.randrange(10 ** 6)) / 100


def word(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(6))


def nested(rng, depth):
    if depth == 0:
        return rng.choice((some_date, some_money, word, lambda rng: rng.randrange(100), lambda rng: None, lambda rng: rng.random() < 0.5, lambda rng: rng.random()))(rng)
    parts = [nested(rng, depth - 1) for _ in range(3)]
    return rng.choice((list, tuple, lambda parts: {word(rng): part for part in parts}))(parts)


def containers(solution, rng):
    value = [nested(rng, 3), [], (), {}, (some_date(rng),), [[some_money(rng)]]]
    before = repr(value)
    result = solution.plain(value)
    observe("result", result)
    observe("unchanged", [before == repr(value), before])
    inner = [1, 2]
    copied = solution.plain([inner, inner])
    copied[0].append(3)
    observe("inner", [inner, copied])


def sets(solution, rng):
    numbers = {rng.randrange(10_000) for _ in range(8)}
    dates = frozenset(some_date(rng) for _ in range(5))
    observe("result", solution.plain([numbers, dates, {word(rng) for _ in range(5)}, set(), {(2, 1), (1, rng.randrange(9))}]))


def keys(solution, rng):
    mapping = {rng.randrange(1000): 1, some_date(rng): {some_money(rng): some_date(rng)}, None: 2, True: [some_date(rng)], 2.5: "x", (1, some_date(rng)): 3,
               word(rng): (), datetime(2026, 1, rng.randrange(1, 29), 5, 6, 7): 4}
    result = solution.plain(mapping)
    observe("items", list(result.items()))


def moments(solution, rng):
    moment = datetime(2026, rng.randrange(1, 13), rng.randrange(1, 29), rng.randrange(24), rng.randrange(60), rng.randrange(60), rng.randrange(10 ** 6))
    observe("result", [solution.plain(moment), solution.plain(moment.date()), solution.plain(datetime(2026, 1, 2)), solution.plain([moment, {moment.date()}])])


class Named(str):
    pass


class Holiday(date):
    pass


class Stack(list):
    pass


Point = namedtuple("Point", "x y")


def simple(value):
    """A subclass of str cannot be compared as a value: show it as a str."""
    return str(value) if isinstance(value, str) else value


def subclasses(solution, rng):
    day, number = some_date(rng), rng.randrange(1000)
    values = [OrderedDict(b=day, a=number), MappingProxyType({"day": day}), UserDict(n=number), ChainMap({"x": day}, {"y": 1}),
              Point(number, day), Stack([day, 2]), Holiday(day.year, day.month, day.day)]
    observe("result", solution.plain(values))
    observe("types", [type(solution.plain(value)).__name__ for value in values] + [simple(solution.plain(Named(word(rng))))])


def registered_later(solution, rng):
    class Point3:
        def __init__(self, *parts):
            self.parts = parts

    class Tagged(list):
        pass

    name = word(rng)
    Other = type(name, (), {})
    errors = [raised(solution.plain, [Other()]), raised(solution.plain, {1: {2: Other}}), raised(solution.plain, b"x"), raised(solution.plain, {Other(): 1}),
              raised(solution.plain, range(3))]
    solution.plain.register(Point3, lambda point: "/".join(map(str, point.parts)))
    solution.plain.register(Tagged)(lambda value: [name, *list(value)])
    points = [Point3(*(rng.randrange(100) for _ in range(3))) for _ in range(4)]
    observe("result", solution.plain([points[0], {points[1]: (points[2],)}, {points[3]}, Tagged([1, 2])]))
    observe("errors", errors)
