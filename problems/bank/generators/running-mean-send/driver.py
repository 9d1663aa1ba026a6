"""Sends numbers to running means and shows every answer."""
from viva import observe, raised


def start(solution, window):
    mean = solution.running_mean() if window is None else solution.running_mean(window)
    return mean, [next(mean)]


def follow(solution, window, numbers):
    mean, steps = start(solution, window)
    observe("steps", steps + [mean.send(number) for number in numbers])


def number(rng):
    return rng.randrange(-100_000, 100_000)


def asked(solution, rng):
    for window in (None, 3):
        mean, steps = start(solution, window)
        steps += [next(mean), mean.send(None)]
        for _ in range(30):
            steps.append(mean.send(rng.choice((None, number(rng)))))
            steps.append(next(mean))
        observe("steps", steps)


def windows(solution, rng):
    for window in (None, 1, 2, 3, 5, 8, 13):
        follow(solution, window, [number(rng) for _ in range(20)])


def resetting(solution, rng):
    for window in (None, 4):
        mean, steps = start(solution, window)
        steps.append(mean.throw(solution.Reset))
        for turn in range(40):
            steps.append(mean.send(number(rng)))
            if rng.randrange(6) == 0:
                steps.append(mean.throw(rng.choice((solution.Reset, solution.Reset("again")))))
                steps.append(next(mean))
        observe("steps", steps)


def two(solution, rng):
    pair = [start(solution, None)[0], start(solution, 5)[0]]
    observe("steps", [rng.choice(pair).send(number(rng)) for _ in range(30)])


def others(solution, rng):
    for error in (ValueError(number(rng)), KeyError(number(rng)), StopAsyncIteration(number(rng)), Exception("plain")):
        mean, steps = start(solution, rng.choice((None, 2)))
        steps += [mean.send(number(rng)) for _ in range(3)]
        observe("steps", steps)
        observe("error", raised(mean.throw, error))
        observe("further", next(mean, "ended"))
    mean, steps = start(solution, None)
    observe("steps", steps + [mean.send(number(rng)), mean.close(), next(mean, "ended")])
