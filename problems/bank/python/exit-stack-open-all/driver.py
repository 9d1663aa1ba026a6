"""Context managers that write down what happens to them."""
from viva import observe


class Manager:
    """Its name says what it does: '-' fails to open, '!' fails to close, '~' suppresses."""

    def __init__(self, name, events):
        self.name, self.events = name, events
        events.append(("made", name))
        if name.startswith("?"):
            raise LookupError(f"no {name}")

    def __enter__(self):
        if self.name.startswith("-"):
            raise OSError(f"cannot open {self.name}")
        self.events.append(("entered", self.name))
        return self.name.upper()

    def __exit__(self, exc_type, exc, traceback):
        self.events.append(("left", self.name, "no exception" if exc is None else f"{exc_type.__name__}: {exc}"))
        if self.name.startswith("!"):
            raise ValueError(f"cannot close {self.name}")
        return self.name.startswith("~")


def factory(name, events):
    return lambda: Manager(name, events)


def outcome(function, *args):
    try:
        return "returned", function(*args)
    except Exception as error:
        return "raised", error


def run(solution, names, closes=1):
    events = []
    how, what = outcome(solution.open_all, [factory(name, events) for name in names])
    if how == "raised":
        return events, what
    values, close = what
    opened = list(events)
    return opened, values, [(outcome(close), list(events[len(opened):])) for _ in range(closes)]


def all_good(solution, names):
    observe("result", run(solution, names))


def broken(solution, names):
    observe("result", run(solution, names))


def word(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(4))


def failures(solution, rng):
    results = []
    for mark in "-?-?":
        names = [word(rng) for _ in range(rng.randrange(3, 7))]
        place = rng.randrange(len(names))
        names[place] = mark + names[place]
        results.append(run(solution, names))
    results.append(run(solution, ["?" + word(rng), word(rng)]))
    results.append(run(solution, [word(rng), word(rng), "-" + word(rng)]))
    observe("results", results)


def twice(solution, rng):
    observe("result", run(solution, [word(rng) for _ in range(4)], 3))
    observe("failing", run(solution, [word(rng), "!" + word(rng), word(rng)], 3))


def failing_exits(solution, rng):
    results = []
    for _ in range(8):
        results.append(run(solution, [rng.choice(("", "", "!", "~")) + word(rng) for _ in range(5)]))
    results.append(run(solution, ["!" + word(rng), word(rng), "!" + word(rng)]))
    results.append(run(solution, ["~" + word(rng), word(rng), "!" + word(rng)]))
    observe("results", results)


def told(solution, rng):
    results = []
    for _ in range(8):
        names = [rng.choice(("", "!", "~")) + word(rng) for _ in range(4)]
        results.append(run(solution, names + [rng.choice("-?") + word(rng)]))
    results.append(run(solution, [word(rng), word(rng), "~" + word(rng), "-" + word(rng)]))
    results.append(run(solution, ["!" + word(rng), "~" + word(rng), "-" + word(rng)]))
    results.append(run(solution, [word(rng), "!" + word(rng), "?" + word(rng)]))
    observe("results", results)


def many(solution, rng):
    events = []
    names = [word(rng) for _ in range(500)]
    values, close = solution.open_all(factory(name, events) for name in names)
    observe("values", values)
    observe("interleaved", events[:6])
    opened = len(events)
    close()
    observe("left", events[opened:])
    none = solution.open_all(iter([]))
    observe("none", (none[0], outcome(none[1])))
    names = [word(rng), "?" + word(rng), word(rng)]
    del events[:]
    observe("lazy", [outcome(solution.open_all, (factory(name, events) for name in names)), events])
