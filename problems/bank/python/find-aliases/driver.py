"""Makes nested values with shared parts."""
from viva import observe


def number(rng):
    return rng.randrange(1000)


def basket(solution):
    fruit = ["apple", "pear"]
    observe("aliases", solution.aliases({"mine": fruit, "yours": fruit, "hers": ["apple", "pear"], "all": [fruit]}))


def equal_parts(solution, rng):
    row, empty = [number(rng)], []
    parts = [row, list(row), row, [], empty, [[]], {"a": row}, {"a": list(row)}, {}, {}, list(row), [empty]]
    rng.shuffle(parts)
    values = [parts, [{"a": 1}, {"a": 1}, [list(row), list(row)]]]
    values.append([values[0], [list(row)] * 2, [list(row)]])
    observe("aliases", [solution.aliases(value) for value in values])


def cycles(solution, rng):
    lonely = []
    lonely.append(lonely)
    ring = {"name": number(rng)}
    ring["next"] = [ring, {"back": ring}]
    chain = [number(rng), [number(rng)]]
    chain[1].append(chain[1])
    chain.insert(rng.randrange(3), chain)
    observe("aliases", [solution.aliases(value) for value in (lonely, ring, chain, [lonely, ring])])


def shared_in_shared(solution, rng):
    inner = [number(rng)]
    outer = [inner, {"again": inner}]
    value = [number(rng) for _ in range(rng.randrange(3))] + [outer, inner, outer, {"more": [outer]}]
    wide = [value]
    for _ in range(25):
        wide = [wide, wide]
    observe("aliases", [solution.aliases(value), solution.aliases([outer, outer])])
    observe("doubled", solution.aliases(wide))


def dicts(solution, rng):
    shared, keys = {"x": number(rng)}, [number(rng), None, (1, number(rng)), "id", 2.5, frozenset({number(rng)})]
    rng.shuffle(keys)
    value = {key: rng.choice(([shared], {key: shared}, shared)) for key in keys}
    value["last"] = shared
    observe("aliases", solution.aliases(value))
    observe("value", value)


def small_objects(solution, rng):
    text, many, pair, part = f"text{number(rng)}", 10 ** 20 + number(rng), (1, number(rng)), [number(rng)]
    value = [text, many, pair, part, None, {"a": text, "b": many, "c": pair, "d": None, "e": part}, 1, True, b"x"]
    rng.shuffle(value)
    observe("aliases", solution.aliases(value))
    observe("no container", [solution.aliases(each) for each in (text, many, pair)])


def other_containers(solution, rng):
    part, hidden = [number(rng)], [number(rng)]
    value = [(hidden, hidden), part, (part, {"a": part}), {"k": part}, {(1, 2): hidden}, frozenset({1})]
    rng.shuffle(value)
    observe("aliases", solution.aliases(value))


def deep_and_flat(solution, rng):
    part, first, second = [number(rng)], [number(rng)], [number(rng)]
    value = [[[[part, first], second]], [first, [second]], second, part, first]
    value[rng.randrange(3):rng.randrange(3)] = [[number(rng)] for _ in range(rng.randrange(1, 4))]
    value.insert(0, [number(rng)] * rng.randrange(3) + [first, [[part]]])
    observe("aliases", [solution.aliases(value), solution.aliases({"deep": value[:2], "flat": value[2:]})])


def crossed(solution, rng):
    parts = [[number(rng)] for _ in range(5)]
    orders = [rng.sample(range(5), 5), rng.sample(range(4), 4)]
    observe("aliases", solution.aliases([[parts[n] for n in order] for order in orders]))
    observe("reversed", solution.aliases([parts[0], parts[1], parts[2], parts[2], parts[1], parts[0]]))
    named = {"z": parts[0], "b": {"y": [parts[1]], "x": parts[2]}, "a": [parts[2], parts[1]], "c": parts[0], "m": [[parts[1]]]}
    observe("by name", [solution.aliases(each) for each in (named, [named, dict(reversed(named.items()))])])


def documents(solution, rng):
    """One after the other: each is gone before the next is made."""
    found = []
    for _ in range(30):
        part = {"n": number(rng)}
        value = [{"part": part, "list": [number(rng)]}, [part] * rng.randrange(3), [[number(rng)], {}]]
        found.append(solution.aliases(value))
        found.append(solution.aliases(value))
    observe("aliases", found)
