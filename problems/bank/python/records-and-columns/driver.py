"""Makes records, triples and tables, and shows them with their order."""
from viva import observe, plain

NAMES = ["id", "name", "city", "age", "rate", "team", "since", "notes", "level", "desk"]


def as_dicts(value):
    """A defaultdict or the like is a dict, too."""
    return plain(value)


def number(rng):
    return rng.randrange(10, 10_000)


def sparse(rng, length, columns):
    """Records in which columns are missing, and appear late."""
    names = rng.sample(NAMES, columns)
    records = [{name: number(rng) for name in rng.sample(names[:1 + n * columns // length],
                                                         max(1, n * columns // length // 2))}
               for n in range(length)]
    return records + [{names[-1]: number(rng), names[0]: number(rng)}]


def to_columns(solution, records):
    before = [dict(record) for record in records]
    observe("columns", list(solution.columns(records).items()))
    observe("records changed", [(old, new) for old, new in zip(before, records) if old != new])


def ordered(records):
    return [list(record.items()) for record in records]


def round_trip(solution, rng):
    table = {name: [rng.choice((None, number(rng), number(rng))) for _ in range(8)] for name in rng.sample(NAMES, 5)}
    before = {name: list(values) for name, values in table.items()}
    observe("records", ordered(solution.records(table)))
    observe("table changed", table != before and table)
    observe("and back", as_dicts(solution.columns(solution.records({"row": list(range(8)), **table}))))


def triples(rng, length, rows, columns):
    return [(f"row{rng.randrange(rows)}", rng.choice(NAMES[:columns]), number(rng)) for _ in range(length)]


def pivoted(solution, cells):
    table = solution.pivot(cells)
    observe("table", [(row, list(values.items())) for row, values in table.items()])
    first, second = list(table)[:2]
    table[first]["mark"] = 1
    observe("other row", list(table[second].items()))


def to_cells(solution, rng, special):
    table = {f"row{number(rng)}": {name: rng.choice(special + [number(rng)]) for name in rng.sample(NAMES, 6)}
             for _ in range(5)}
    table["last"] = dict.fromkeys(rng.sample(NAMES, 3), special[0])
    table["none"] = {}
    before = {row: dict(values) for row, values in table.items()}
    observe("cells", list(solution.cells(table).items()))
    observe("table changed", table != before and table)


def nothing(solution, rng):
    value = number(rng)
    observe("columns", [as_dicts(solution.columns(each)) for each in ([], [{}, {}], [{}, {"id": value}, {}])])
    observe("records", [as_dicts(solution.records(each)) for each in ({}, {"id": [], "name": []}, {"id": [value]})])
    observe("tables", [as_dicts(each) for each in (solution.pivot([]), solution.cells({}), solution.pivot([("a", "b", value)]))])


def small(solution, rng, n):
    values = [rng.choice((None, 0, "", n)) for _ in range(2 * n)]
    some = [{name: rng.choice(values) for name in rng.sample("abc", rng.randrange(3))} for _ in range(n)]
    rows = [(rng.choice("xy"), rng.choice("ab"), value) for value in values[:n]]
    name, given = rng.choice((("columns", some), ("records", {"a": values[:n], "b": values[n:]}), ("pivot", rows), ("cells", dict(zip("xyz", some)))))
    result = getattr(solution, name)(given)
    observe("order", [[key, *(value if isinstance(value, dict) else ())] for key, value in result.items()] if isinstance(result, dict) else ordered(result))
    observe("result", as_dicts(result))
