"""Calls limited functions by a clock that the driver sets."""
from viva import Spy, observe


class Clock:
    def __init__(self, now=0):
        self.now = now

    def __call__(self):
        return self.now


def attempt(solution, function, *args, **kwargs):
    """What a call comes to: its result, or how it ended."""
    try:
        return "made", function(*args, **kwargs)
    except solution.RateLimited as refusal:
        return "refused", refusal.args
    except Exception as error:
        return "raised", error


def limited(solution, calls, period, clock, function):
    spy = Spy(function)

    @solution.rate_limit(calls, period, clock)
    def request(*args, **kwargs):
        return spy(*args, **kwargs)

    return request, spy


def follow(solution, calls, period, moments):
    clock = Clock()
    request, spy = limited(solution, calls, period, clock, lambda *args, **kwargs: (args, kwargs))
    steps = []
    for place, clock.now in enumerate(moments):
        steps.append((clock.now, attempt(solution, request, place, at=clock.now)))
    observe("steps", steps)
    observe("calls", len(spy.calls))


def identity(solution):
    @solution.rate_limit(3, 60, Clock())
    def search(words):
        """Ask the search engine."""
        return words.split()

    observe("name", search.__name__)
    observe("doc", search.__doc__)
    observe("result", search("rate limit"))


def times(rng, count):
    now, moments = rng.randrange(1000), []
    for _ in range(count):
        moments.append(now)
        now += rng.randrange(0, 13)
    return moments


def border(solution, rng):
    start, period, calls = rng.randrange(1000), rng.randrange(50, 100), rng.randrange(1, 4)
    moments = [start] * (calls + 2)
    for turn in range(1, 6):
        moments += [start + turn * period - 1] * 2 + [start + turn * period] * (calls + 1)
    follow(solution, calls, period, moments)


def impatient(solution, rng):
    start = rng.randrange(1000)
    follow(solution, rng.randrange(1, 4), rng.randrange(15, 25), list(range(start, start + 70)))


def failing(solution, rng):
    clock, start = Clock(rng.randrange(100)), rng.randrange(100, 900)

    def unlucky(order):
        if (order * start) % 3:
            raise ConnectionError(f"order {order * start}")
        return order * start

    request, spy = limited(solution, 3, 10, clock, unlucky)
    steps = []
    for order in range(40):
        steps.append((clock.now, attempt(solution, request, order)))
        clock.now += rng.randrange(0, 5)
    observe("steps", steps)
    observe("calls", spy.calls)


def slow(solution, rng):
    clock = Clock(rng.randrange(100))

    def sleepy(seconds):
        clock.now += seconds
        return clock.now

    request, spy = limited(solution, 2, 20, clock, sleepy)
    steps = []
    for _ in range(40):
        steps.append((clock.now, attempt(solution, request, rng.randrange(3, 16))))
        clock.now += rng.randrange(0, 3)
    observe("steps", steps)
    observe("calls", spy.calls)


def calls_itself(solution, rng):
    clock = Clock(rng.randrange(100))

    def down(depth):
        clock.now += rng.randrange(0, 2)
        return [depth] + ([attempt(solution, request, depth - 1)] if depth else [])

    request, spy = limited(solution, rng.randrange(3, 6), 1000, clock, down)
    observe("result", attempt(solution, request, 8))
    observe("calls", spy.calls)


def two_functions(solution, rng):
    clock = Clock(rng.randrange(1000))
    decorator = solution.rate_limit(2, 12, clock)
    first = decorator(lambda number: number * 3)
    second = decorator(lambda number: number * 5)
    steps = []
    for _ in range(40):
        number = rng.randrange(1000)
        steps.append(attempt(solution, rng.choice((first, second)), number))
        clock.now += rng.randrange(0, 6)
    observe("steps", steps)


def many(solution, rng):
    clock, calls = Clock(rng.randrange(1000)), rng.randrange(4000, 5000)
    request, spy = limited(solution, calls, 10_000, clock, lambda: clock.now)
    made, waits = 0, 0
    for _ in range(15_000):
        how, what = attempt(solution, request)
        if how == "made":
            made += 1
        else:
            waits += what[0]
        clock.now += 1
    observe("made", made)
    observe("waits", waits)
