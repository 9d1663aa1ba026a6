"""Makes records with a number that nothing is sorted by, and shows their order."""
from viva import observe


def names(solution, fields, goods):
    result = solution.sorter(*fields)([{"name": name, "price": price} for name, price in goods])
    observe("names", [record["name"] for record in result])


def records(rng, length, values, special=()):
    """Values are small: there are many ties."""
    def value():
        return rng.choice([*special, *range(values)])
    return [{"a": value(), "b": value(), "c": "xyz"[rng.randrange(3)], "d": rng.randrange(100), "number": n}
            for n in range(length)]


def torn(rng):
    """Records in which a key is missing, or None."""
    result = records(rng, 40, 3, [None])
    for record in result:
        for key in "abc":
            if rng.randrange(4) == 0:
                del record[key]
    return result


def ordered(solution, fields, rows):
    observe("order", [record["number"] for record in solution.sorter(*fields)(rows)])


def several(solution, rng):
    rows = records(rng, 60, 4)
    specs = [["a", "b", "c"], ["-a", "c", "-b"], ["c", "-d", "a"], ["-c", "-a", "-b", "-d"], ["d"]]
    observe("orders", [[record["number"] for record in solution.sorter(*fields)(rows)] for fields in specs])


def unknown(solution, rows):
    specs = [["a"], ["-a"], ["b", "-a"], ["-c", "a"]]
    observe("orders", [[record["number"] for record in solution.sorter(*fields)(rows)] for fields in specs])


def zero_and_empty(solution, rng):
    """Values that are false, beside None, smaller and larger ones."""
    rows = [{**record, "a": rng.choice([0, -1, 2, None]), "c": rng.choice(["", "", "x", "yy", None])} for record in records(rng, 40, 3, [None])]
    specs = [["-b", "a"], ["c", "-a"], ["-c", "a"], ["-a", "c"]]
    observe("orders", [[record["number"] for record in solution.sorter(*fields)(rows)] for fields in specs])


def functions(solution, rng):
    rows = torn(rng)
    pivot = rng.randrange(20, 80)
    specs = [["c", lambda record: abs(record["d"] - pivot)],
             [lambda record: -record["d"], "a"],
             ["-a", lambda record: record.get("b"), lambda record: record["d"] % 7, "-d"],
             [lambda record: record["d"] if record["d"] > pivot else None, "-c"]]
    observe("orders", [[record["number"] for record in solution.sorter(*fields)(rows)] for fields in specs])


def reused(solution, rng):
    up, down = solution.sorter("a", "-d"), solution.sorter("-a", "d")
    first, second = records(rng, 12, 3), records(rng, 12, 3)
    results = [[record["number"] for record in sort(rows)]
               for sort, rows in ((up, first), (down, first), (up, second), (up, first), (down, second))]
    observe("orders", results)
    observe("the lists afterwards", [[record["number"] for record in rows] for rows in (first, second)])
    observe("the first records", [first[0], second[-1]])


def undecided(solution, rng):
    rows = records(rng, 8, 3)
    rows.sort(key=lambda record: -record["d"])
    same = [{**record, "c": "x"} for record in rows]
    observe("orders", [[record["number"] for record in solution.sorter()(rows)],
                       [record["number"] for record in solution.sorter("c")(same)],
                       [record["number"] for record in solution.sorter("-c", "-e")(same)],
                       solution.sorter("a")([])])
