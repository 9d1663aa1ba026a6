"""Changes dicts in blocks that end in different ways."""
from viva import observe


def items(data):
    return list(data.items())


def attempt(block):
    try:
        block()
    except BaseException as error:
        return type(error).__name__, str(error)
    return "ended normally"


def change(rng, data, count=6):
    for _ in range(count):
        key = rng.choice("abcdefgh")
        what = rng.randrange(4)
        if what == 0 and key in data:
            del data[key]
        elif what == 1 and data:
            data.popitem()
        else:
            data[key] = rng.randrange(1000)
    data[f"new{rng.randrange(1000)}"] = 1


def filled(rng):
    keys = list("abcdefgh")
    rng.shuffle(keys)
    return {key: rng.randrange(1000) for key in keys[:6]}


def kept_or_restored(solution):
    data = {"a": 1, "b": 2}

    def good():
        with solution.Transaction(data) as inside:
            inside["a"] = 10
            data["c"] = 3

    def bad():
        with solution.Transaction(data) as inside:
            inside["b"] = 20
            inside["d"] = 4
            raise ValueError("no")

    observe("steps", [attempt(good), items(data), attempt(bad), items(data)])


def silent(solution):
    data, steps = {"a": 1}, []

    def block():
        with solution.Transaction(data):
            data["a"] = 2
            steps.append(items(data))
            raise solution.Rollback
        steps.append(items(data))

    steps.append(attempt(block))
    observe("steps", steps)


def same_dict(solution, rng):
    steps = []
    for _ in range(10):
        data = filled(rng)
        other = data
        with solution.Transaction(data) as inside:
            change(rng, inside)
            steps.append(items(other))
            if rng.randrange(3):
                raise solution.Rollback("undo")
        steps.append((items(other), items(inside)))
    data = {}
    with solution.Transaction(data):
        change(rng, data)
        raise solution.Rollback
    observe("steps", steps + [items(data)])


def every_exception(solution, rng):
    class Special(solution.Rollback, KeyError):
        pass

    steps = []
    for error in (KeyboardInterrupt("stop"), SystemExit(rng.randrange(100)), GeneratorExit("end"), StopIteration(3), Special("x"),
                  OSError(f"disk {rng.randrange(100)}"), solution.Rollback("y"), AssertionError("rollback")):
        data = filled(rng)

        def block():
            with solution.Transaction(data):
                change(rng, data)
                raise error

        steps.append((attempt(block), items(data)))
    observe("steps", steps)


def values(solution, rng):
    data = {key: [rng.randrange(1000)] for key in "abc"} | {"lock": iter([rng.randrange(1000)])}
    kept = list(data.values())
    with solution.Transaction(data):
        data["a"].append(rng.randrange(1000))
        data["b"] = [rng.randrange(1000)]
        data["c"] += [7]
        data["lock"] = None
        raise solution.Rollback
    observe("lists", [(key, data[key]) for key in data if key != "lock"])
    observe("same", [[other is value for other in kept].index(True) if any(other is value for other in kept) else "new"
                     for value in data.values()])
    observe("next", next(data["lock"]))


def nested(solution, rng):
    steps = []
    for _ in range(8):
        data = filled(rng)
        with solution.Transaction(data):
            change(rng, data, 2)
            with solution.Transaction(data):
                change(rng, data, 2)
                with solution.Transaction(data):
                    change(rng, data, 2)
                    if rng.randrange(2):
                        raise solution.Rollback
                steps.append(items(data))
                if rng.randrange(2):
                    raise solution.Rollback
            steps.append(items(data))
            if rng.randrange(2):
                raise solution.Rollback
        steps.append(items(data))
    observe("steps", steps)


def again(solution, rng):
    data = filled(rng)
    transaction = solution.Transaction(data)
    steps = []
    for _ in range(6):
        with transaction:
            change(rng, data, 2)
            with transaction as inside:
                change(rng, inside, 2)
                if rng.randrange(2):
                    raise solution.Rollback
            steps.append(items(data))
            change(rng, data, 1)
            if rng.randrange(3):
                raise solution.Rollback
        steps.append(items(data))
    observe("steps", steps)


def saved_late(solution, rng):
    data, other = filled(rng), filled(rng)
    transactions = [solution.Transaction(each) for each in (data, other)]
    steps = []
    for _ in range(5):
        change(rng, data, 2)
        change(rng, other, 2)
        with transactions[0], transactions[1] as inside:
            change(rng, inside, 2)
            change(rng, data, 2)
            raise solution.Rollback
        steps.append((items(data), items(other)))
    observe("steps", steps)
