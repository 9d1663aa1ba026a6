"""Keys that are equal, have no hash, or lie about being equal."""
from viva import observe, raised


class Stubborn:
    """Refuses to be hashed or compared."""

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        raise RuntimeError(f"{self.name} must not be hashed")

    def __eq__(self, other):
        raise RuntimeError(f"{self.name} must not be compared")

    def __repr__(self):
        return f"<{self.name}>"


class Agreeable:
    """Claims to be equal to everything."""

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return True


def filled(solution, pairs):
    table = solution.IdentityDict()
    for key, value in pairs:
        table[key] = value
    return table


def look(table, key):
    """The value, or the error."""
    try:
        return table[key]
    except KeyError as error:
        return error


def equal_lists(solution):
    first, second, third = ["tea"], ["tea"], ["tea"]
    table = filled(solution, [(first, "one"), (second, "two")])
    observe("values", [table[first], table[second], look(table, third)])
    observe("in it", [key in table for key in (first, second, third)])
    observe("length", len(table))


def missing(solution):
    known, other = ["milk"], ["milk", "tea"]
    table = filled(solution, [(known, 5)])
    observe("errors", [raised(table.__getitem__, other), raised(table.__delitem__, other), raised(table.__getitem__, "x")])
    observe("get", [table.get(known), table.get(other), table.get(other, "nothing"), table.get(known, "nothing")])
    observe("length", len(table))


def unhashable(solution, rng):
    keys = [[rng.randrange(100)], {}, set(), Stubborn(f"s{rng.randrange(100)}"), Stubborn("t"), bytearray(b"x")]
    rng.shuffle(keys)
    table = filled(solution, [(key, rng.randrange(1000)) for key in keys[1:]])
    observe("values", [look(table, key) for key in keys])
    observe("in it", [key in table for key in keys])
    del table[keys[-1]]
    observe("after del", [table.get(key, "gone") for key in keys])


def equal_numbers(solution, rng):
    number = rng.randrange(1000, 10_000)
    keys = [1, 1.0, True, number, float(number), int(str(number)), (number,), (int(str(number)),), float("nan"), float("nan")]
    table = filled(solution, [(key, n * 100 + rng.randrange(100)) for n, key in enumerate(keys)])
    observe("values", [look(table, key) for key in keys])
    observe("equal, but never stored", [table.get(float(str(number)), "none"), table.get(int(f"{number}"), "none")])
    observe("length", len(table))


def liars(solution, rng):
    keys = [Agreeable(n) for n in range(6)]
    rng.shuffle(keys)
    table = filled(solution, [(key, key.name * 10 + rng.randrange(10)) for key in keys[:4]])
    observe("values", [table.get(key, "none") for key in keys])
    observe("in it", [key in table for key in keys])
    del table[keys[2]]
    observe("order", [key.name for key in table])


def passing(solution, rng):
    """Nobody else keeps these keys."""
    table = solution.IdentityDict()
    total = rng.randrange(40, 80)
    for number in range(total):
        table[[number]] = number * 3
        [number, "never stored"] in table
    observe("length", [len(table), total])
    observe("keys", list(table))
    observe("values", [table[key] for key in table])
    observe("others", [[number] in table for number in range(total)])


def replacing(solution, rng):
    keys = [[n] for n in range(6)]
    table = filled(solution, [(key, rng.randrange(1000)) for key in keys])
    for key in rng.sample(keys, 4):
        table[key] = rng.randrange(1000, 2000)
    observe("items", [(key, table[key]) for key in table])
    observe("length", len(table))


def deleting(solution, rng):
    keys = [[n] for n in range(10)]
    table = filled(solution, [(key, rng.randrange(1000)) for key in keys])
    gone = rng.sample(keys, 4)
    for key in gone:
        del table[key]
    table[gone[0]] = rng.randrange(1000, 2000)
    observe("items", [(key, table[key]) for key in table])
    observe("length", len(table))
    observe("errors", [raised(table.__getitem__, key) for key in gone])
    observe("twice", [raised(table.__delitem__, key) for key in gone])


def iterating(solution, rng):
    keys = [rng.sample(range(100), 3) for _ in range(5)]
    table = filled(solution, [(key, sum(key)) for key in keys])
    observe("keys", list(table))
    observe("the same objects", [n for n, (one, other) in enumerate(zip(keys, table)) if one is other])
    one, other = iter(table), iter(table)
    observe("two at once", [next(one), next(one), next(other), next(one)])
    observe("an empty one", [list(solution.IdentityDict()), len(solution.IdentityDict()), len(table)])


def falsy(solution, rng):
    keys = [[n] for n in range(6)]
    table = filled(solution, zip(keys, (None, 0, "", False, [])))
    rng.shuffle(keys)
    observe("values", [(key, look(table, key)) for key in keys])
    observe("get", [(key, table.get(key, "none"), key in table) for key in keys])


def many(solution, rng):
    keys = [[n] for n in range(8000)]
    table = filled(solution, ((key, n) for n, key in enumerate(keys)))
    for n in range(0, 8000, 2):
        del table[keys[n]]
    sample = [rng.randrange(8000) for _ in range(2000)]
    observe("values", sum(table.get(keys[n], 8001) for n in sample))
    observe("length", len(table))


def small(solution, rng, n):
    keys = ("x", 1, 1.0, True)
    table = filled(solution, [(rng.choice(keys), rng.choice((None, 0, n))) for _ in range(n % 4)])
    key = rng.choice(keys)
    observe("looked up", rng.choice((lambda: look(table, key), lambda: key in table, lambda: table.get(key, "none"), lambda: len(table)))())
