"""Calls the functions of counters in mixed order."""
from viva import observe


def apply(counter, what, *values):
    return what, counter[("increment", "undo", "reset").index(what)](*values)


def counting(solution):
    increment, undo, reset = solution.make_counter(7)
    observe("values", [increment(), increment(), increment(5), reset(), increment()])


def follow(solution, arguments, steps):
    counter = solution.make_counter(*arguments)
    observe("steps", [apply(counter, step) if isinstance(step, str) else apply(counter, *step) for step in steps])


def walk(solution, rng, names, times):
    for _ in range(3):
        counter = solution.make_counter(rng.randrange(-1000, 1000), rng.randrange(2, 100))
        steps = []
        for _ in range(40):
            name = rng.choice(names)
            steps.append(apply(counter, name, *([rng.choice(times)] if name == "increment" else [])))
        observe("steps", steps)


def defaults(solution, rng):
    start, step, times = rng.randrange(2, 1000), rng.randrange(2, 1000), rng.randrange(2, 1000)
    results = []
    for counter in (solution.make_counter(), solution.make_counter(start), solution.make_counter(step=step),
                    solution.make_counter(step=step, start=start)):
        increment, undo, reset = counter
        results.append([increment(), increment(times=times), increment(), undo(), undo(), reset(), increment()])
    observe("results", results)
    observe("kind", type(solution.make_counter()).__name__)


def separate(solution, rng):
    counters = [solution.make_counter(rng.randrange(1000), rng.randrange(2, 100)) for _ in range(3)]
    steps = []
    for _ in range(80):
        which, name = rng.randrange(3), rng.choice(("increment", "increment", "undo", "reset"))
        steps.append((which, *apply(counters[which], name)))
    observe("steps", steps)


def negative(solution, rng):
    for start, step in ((rng.randrange(3, 9), -1), (-4, 2), (rng.randrange(2, 1000), 0), (0, -rng.randrange(2, 50))):
        counter = solution.make_counter(start, step)
        observe("steps", [apply(counter, rng.choice(("increment", "increment", "undo"))) for _ in range(25)])
        observe("reset", [apply(counter, "reset"), apply(counter, "undo"), apply(counter, "increment", 2)])
