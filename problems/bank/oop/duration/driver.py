"""Makes durations in all forms and shows their seconds, or the error."""
from viva import observe, raised


def outcome(function, *args, **kwargs):
    try:
        return function(*args, **kwargs).seconds
    except Exception as error:
        return error


def number(rng):
    return rng.randrange(1, 5000)


def numbers(solution, rng):
    forms = [[number(rng) for _ in range(count)] for count in (1, 2, 3, 1, 2, 3)] + [[-number(rng)], [0, -number(rng)], [number(rng), 0, 0], [0]]
    observe("seconds", [[form, solution.Duration(*form).seconds] for form in forms])


def texts(solution, rng):
    h, m, s = (number(rng) for _ in range(3))
    good = [f"{h}h{m}m{s}s", f"{h}h", f"{m}m", f"{s}s", f"{h}h{s}s", f"{m}m{s}s", f"{h}h{m}m", f"00{h}h0m"]
    bad = ["", " ", f"{m}m{h}h", f"{h}", f"{h}h{h}h", f"{h}H", f" {h}h", f"{h}h ", f"-{h}h", f"{h}.5h", f"{h}h{m}", "h", "hms", f"{h}hm", f"{s}s{m}", f"{h}x", "\u0663h"]
    observe("good", [[text, outcome(solution.Duration, text)] for text in good])
    observe("bad", [outcome(solution.Duration, text) for text in bad])
    observe("line end", [type(raised(solution.Duration, f"{part}\n")).__name__ for part in (f"{s}s", f"{h}h{m}m", "")] + [s])


def keywords(solution, rng):
    forms = [{"hours": number(rng)}, {"minutes": number(rng)}, {"seconds": number(rng)}, {"hours": 0, "seconds": number(rng)},
             {"seconds": number(rng), "minutes": number(rng), "hours": -number(rng)}, {"hours": 0}]
    observe("seconds", [outcome(solution.Duration, **form) for form in forms])
    observe("errors", [type(raised(solution.Duration, **form)).__name__ for form in
                       ({"days": number(rng)}, {"hours": number(rng), "hour": 1}, {"hours": 1.5}, {"minutes": "5"}, {"seconds": None}, {"hours": True})] + [number(rng)])


def wrong_types(solution, rng):
    forms = [(True,), (False,), (1.0,), (None,), ([90],), ((1, 30),), (b"1h",), (number(rng), True), (1, "30"), ("1", 30), (1, 30, 5.0), ("1h", "30m"), (1, None), (1, 2, False),
             (1, 2, solution.Duration())]
    rng.shuffle(forms)
    made = solution.Duration(number(rng))
    observe("errors", [type(raised(solution.Duration, *form)).__name__ for form in forms])
    observe("add", [type(raised(made.add, value)).__name__ for value in (True, 1.5, None, [1], b"1s")] + [made.seconds])
    observe("text", [raised(made.add, f"{number(rng)}q"), made.seconds])


def wrong_number(solution, rng):
    n = number(rng)
    attempts = [((1, 2, 3, n), {}), ((n,), {"hours": 1}), ((), {"hours": 1, "years": n}), (("1h",), {"minutes": n}), ((1, 2), {"seconds": n}), ((n, 1, 2, 3, 4), {}),
                ((solution.Duration(),), {"seconds": n}), ((n,), {"seconds": 0})]
    observe("errors", [type(raised(solution.Duration, *args, **kwargs)).__name__ for args, kwargs in attempts])
    observe("add", [type(raised(solution.Duration(n).add)).__name__, type(raised(solution.Duration(n).add, 1, 2)).__name__, solution.Duration(n).add(n).seconds])


class Code(str):
    pass


class Level(int):
    pass


def chains(solution, rng):
    class Break(solution.Duration):
        pass

    start, pause = solution.Duration(number(rng)), Break(number(rng))
    kept = [start.seconds, pause.seconds]
    total = start
    for value in (number(rng), f"{number(rng)}m", pause, Code(f"{number(rng)}h1s"), Level(number(rng)), -number(rng), start):
        total = total.add(value)
        kept.append(int(total.seconds))
    observe("steps", kept + [start.seconds, pause.seconds])
    observe("forms", [int(outcome(solution.Duration, value)) for value in (pause, Code(f"{number(rng)}m"), Level(7))])
    observe("kinds", [type(start.add(number(rng))).__name__, start.add(0) is start, start.add(start).seconds, start.seconds])


def small(solution, rng, n):
    parts = [rng.choice((str(rng.randrange(9)), "h", "m", "s", f"{n}h", f"{n}m", f"{n}s", "\n", "-")) for _ in range(n % 4 + 1)]
    values = [rng.choice((n, 0, -n, True, None, 1.5, "".join(parts))) for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 4)))]
    named = {name: n for name in rng.choice(((), (), ("hours",), ("seconds", "minutes"), ("days",)))}
    made = attempt(solution.Duration, *values, **named)
    if isinstance(made, solution.Duration):
        longer = attempt(made.add, rng.choice((n, "".join(parts), None)))
        observe("a.seconds", made.seconds)
        made = longer
    observe("seconds", type(made).__name__ if isinstance(made, TypeError) else getattr(made, "seconds", made))


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return error
