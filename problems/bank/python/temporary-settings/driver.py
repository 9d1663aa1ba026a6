"""Changes settings for blocks that end in different ways."""
from viva import observe


def simple(solution):
    settings = {"a": 1, "b": 2}
    steps = []
    with solution.temporary(settings, {"b": 20, "c": 30}) as inside:
        steps.append(dict(settings))
        inside["d"] = 4
    observe("steps", steps + [settings])


def fail(solution, settings, changes, error):
    try:
        with solution.temporary(settings, changes):
            during = dict(settings)
            raise error
    except BaseException as caught:
        return type(caught).__name__, str(caught), during
    return "nothing was raised"


def failing(solution):
    settings = {"a": 1, "b": 2}
    steps = [fail(solution, settings, {"a": 5, "c": 7}, error) for error in (ValueError("no"), KeyboardInterrupt("stop"))]
    observe("steps", steps + [settings])


def some(rng, keys="abcdefgh", count=4):
    return {key: rng.randrange(1000) for key in rng.sample(keys, count)}


def missing(solution, rng):
    steps = []
    for _ in range(8):
        settings, changes = some(rng), some(rng)
        with solution.temporary(settings, changes):
            for key in rng.sample("abcdefgh", 3):
                settings.pop(key, None)
            steps.append(dict(settings))
        steps.append(dict(settings))
        steps.append((fail(solution, settings, some(rng), LookupError(f"{rng.randrange(100)}")), dict(settings)))
    settings = {}
    with solution.temporary(settings, some(rng)):
        steps.append(dict(settings))
        settings.clear()
    observe("steps", steps + [settings])


def others(solution, rng):
    steps = []
    for _ in range(8):
        settings, changes = some(rng, count=5), some(rng, "abcde", 3)
        with solution.temporary(settings, changes) as inside:
            steps.append(dict(inside))
            inside.update(some(rng))
            inside["z"] = rng.randrange(1000)
            inside.pop("h", None)
        steps.append((dict(settings), changes))
    observe("steps", steps)


def falsy(solution, rng):
    empty = [None, 0, "", [], False, ()]
    steps = []
    for _ in range(6):
        settings = {key: rng.choice(empty) for key in rng.sample("abcdefgh", 5)}
        changes = {key: rng.choice(empty + [rng.randrange(1000)]) for key in rng.sample("abcdefgh", 5)}
        with solution.temporary(settings, changes):
            steps.append(dict(settings))
        steps.append(dict(settings))
    observe("steps", steps)


def nested(solution, rng):
    steps = []
    for _ in range(6):
        settings, changes = some(rng), some(rng)
        manager = solution.temporary(settings, changes)
        settings.update(some(rng, count=2))
        with manager:
            steps.append(dict(settings))
            changes.clear()
            changes.update(some(rng))
            with solution.temporary(settings, changes):
                changes.pop(min(changes))
                steps.append(dict(settings))
            steps.append(dict(settings))
        steps.append(dict(settings))
    observe("steps", steps)


def decorating(solution, rng):
    settings = some(rng)

    @solution.temporary(settings, some(rng))
    def look(*args, **kwargs):
        """Return what is set."""
        if args[0] % 3 == 0:
            raise ValueError(f"{args[0]}")
        settings["z"] = args[0]
        return args, kwargs, dict(settings)

    steps = [(look.__name__, look.__doc__)]
    for _ in range(6):
        number = rng.randrange(1000)
        try:
            steps.append(look(number, mark=number))
        except ValueError as error:
            steps.append(str(error))
        steps.append(dict(settings))
        settings.update(some(rng, count=2))
    observe("steps", steps)


def small(solution, rng, n):
    settings, changes = ({key: rng.choice((None, 0, "", n)) for key in rng.sample("abc", rng.randrange(3))} for _ in range(2))
    with solution.temporary(settings, changes) as inside:
        observe("settings in the block", dict(inside))
    observe("settings after the block", settings)
