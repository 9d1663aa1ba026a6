"""Walks over peekable iterators and shows what each step gave and took."""
from itertools import count

from viva import Source, observe


def step(peekable, what, *values):
    try:
        if what == "next":
            return "next", next(peekable)
        if what == "peek":
            return "peek", peekable.peek(*values)
        if what == "push":
            peekable.push(*values)
            return "push", values
        return "bool", bool(peekable)
    except StopIteration:
        return what, "StopIteration"


def follow(solution, items, names):
    source = Source(items)
    peekable = solution.Peekable(source)
    observe("steps", [(*step(peekable, name), source.taken) for name in names])


def loop(solution, items):
    peekable = solution.Peekable(items)
    pairs = []
    for item in peekable:
        pairs.append((item, peekable.peek("end")))
        if item == 4:
            break
    observe("pairs", pairs)
    observe("rest", [item * 10 for item in peekable])
    observe("itself", [type(iter(peekable)).__name__, iter(peekable) is peekable])


def number(rng):
    return rng.randrange(100, 10_000)


def laziness(solution, rng):
    start = number(rng)
    source = Source(lambda: count(start))
    peekable = solution.Peekable(source)
    steps = [source.taken]
    for _ in range(60):
        steps.append((*step(peekable, rng.choice(("next", "peek", "bool"))), source.taken))
    steps.append((*step(peekable, "push", number(rng)), source.taken))
    steps.append((*step(peekable, "peek"), source.taken))
    observe("steps", steps)


def the_end(solution, rng):
    results = []
    for length in range(3):
        peekable = solution.Peekable(iter([number(rng) for _ in range(length)]))
        for _ in range(length + 2):
            values = [(), (None,), (number(rng),), (0,), ("",)]
            rng.shuffle(values)
            results.append([step(peekable, "peek", *value) for value in values] + [step(peekable, "next")])
    observe("results", results)


def falsy(solution, rng):
    items = [None, 0, "", [], False, (), 0.0, number(rng)] * 2
    rng.shuffle(items)
    source = Source(items)
    peekable = solution.Peekable(source)
    results = []
    while len(results) < 3 * len(items) + 3:
        results.append((*step(peekable, "peek", "default"), source.taken))
        results.append((*step(peekable, "bool"), source.taken))
        results.append((*step(peekable, "next"), source.taken))
    observe("results", results)


def pushed(solution, rng):
    items = [number(rng) for _ in range(6)]
    peekable = solution.Peekable(items)
    results = [step(peekable, "peek"), step(peekable, "push", number(rng), number(rng), None, number(rng))]
    results += [step(peekable, "peek"), step(peekable, "next"), step(peekable, "push", number(rng)), step(peekable, "push")]
    results += [step(peekable, "next") for _ in range(11)]
    results += [step(peekable, "push", number(rng), number(rng))]
    results += [step(peekable, "next") for _ in range(4)]
    observe("results", results)
    observe("items", items)


def truth(solution, rng):
    source = Source([number(rng) for _ in range(rng.randrange(1, 5))])
    peekable = solution.Peekable(source)
    results = [step(peekable, "push", number(rng)), (*step(peekable, "bool"), source.taken)]
    for _ in range(7):
        results.append((*step(peekable, "bool"), *step(peekable, "next"), source.taken))
    results += [step(peekable, "push", 0), step(peekable, "bool"), step(peekable, "next"), step(peekable, "bool")]
    observe("results", results)


def walk(solution, rng):
    source = Source([number(rng) for _ in range(60)])
    peekable = solution.Peekable(source)
    steps = []
    for _ in range(250):
        what = rng.choice(("next", "next", "peek", "bool", "push"))
        values = [number(rng) for _ in range(rng.randrange(3))] if what == "push" else []
        steps.append((*step(peekable, what, *values), source.taken))
    observe("steps", steps)


def small(solution, rng, n):
    values = (None, 0, "", 1, 2, 3)
    peekable = solution.Peekable(rng.choices(values, k=rng.randrange(4)))
    steps = [rng.choice((["next"], ["peek"], ["peek", rng.choice(("end", None))], ["bool"], ["push", *rng.sample(values, 2)])) for _ in range(n)]
    observe("steps", [step(peekable, *each) for each in steps])
