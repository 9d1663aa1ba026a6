"""Decorates functions that follow a script of failures, and shows calls, waits and outcomes."""
from viva import Spy, observe, raised


def scripted(script):
    """A function that raises or returns the next item of the script."""
    steps = iter(script)

    def step(*args, **kwargs):
        item = next(steps)
        if isinstance(item, BaseException):
            raise item
        return item
    return Spy(step)


def outcome(function, *args, **kwargs):
    try:
        return "returned", function(*args, **kwargs)
    except Exception as error:
        return "raised", error


def decorate(solution, script, attempts, on, delay):
    spy, waits = scripted(script), []

    @solution.retry(attempts, on, delay, waits.append)
    def request(*args, **kwargs):
        return spy(*args, **kwargs)

    return request, spy, waits


def follow(solution, script, attempts, on, delay):
    request, spy, waits = decorate(solution, script, attempts, on, delay)
    observe("outcome", outcome(request))
    observe("calls", len(spy.calls))
    observe("waits", waits)


def identity(solution):
    @solution.retry(2, OSError, 1, print)
    def download(url):
        """Fetch one page."""
        return url.upper()

    observe("name", download.__name__)
    observe("doc", download.__doc__)
    observe("result", download("viva"))


def number(rng):
    return rng.randrange(100, 10_000)


def all_fail(solution, rng):
    errors = [TimeoutError(f"attempt {number(rng)}") for _ in range(12)]
    attempts = rng.randrange(3, 8)
    request, spy, waits = decorate(solution, errors, attempts, TimeoutError, number(rng))
    try:
        request()
    except TimeoutError as error:
        observe("error", error)
        observe("which", [each is error for each in errors].index(True))
        observe("context", repr(error.__cause__))
    observe("calls", len(spy.calls))
    observe("waits", waits)


def delays(solution, rng):
    script = []
    for failures in (3, 1, 0, 4):
        script += [OSError(number(rng))] * failures + [number(rng)]
    request, spy, waits = decorate(solution, script, 6, OSError, number(rng))
    outcomes = []
    for _ in range(4):
        outcomes.append(outcome(request))
        outcomes.append(list(waits))
    observe("outcomes", outcomes)
    observe("calls", len(spy.calls))


def others(solution, rng):
    first, second, third = number(rng), number(rng), number(rng)
    script = [KeyError(first), TimeoutError("once"), ValueError(second), TimeoutError("again"), third]
    request, spy, waits = decorate(solution, script, 4, TimeoutError, number(rng))
    observe("outcomes", [(outcome(request), len(spy.calls), len(waits)) for _ in range(3)])
    observe("waits", waits)


def subclasses(solution, rng):
    errors = [ConnectionResetError("reset"), TimeoutError("late"), KeyError("key"), IndexError("index"), UnicodeError("text")]
    rng.shuffle(errors)
    for on in ((ConnectionError, TimeoutError), LookupError, (OSError, LookupError, ValueError)):
        script = errors + [number(rng)]
        request, spy, waits = decorate(solution, script, len(errors) + 1, on, number(rng))
        observe("outcomes", [outcome(request) for _ in range(3)])
        observe("calls", len(spy.calls))
        observe("waits", waits)
        rng.shuffle(errors)


def arguments(solution, rng):
    values = [None, 0, "", [], False, number(rng)]
    rng.shuffle(values)
    script = []
    for value in values:
        script += [OSError("no"), value]
    request, spy, waits = decorate(solution, script, 3, OSError, number(rng))
    observe("outcomes", [outcome(request, number(rng), "x", attempts=number(rng), on=place)
                         for place in range(len(values))])
    observe("calls", spy.calls)
    observe("waits", waits)


def single(solution, rng):
    script = [OSError(number(rng)), number(rng), OSError(number(rng))]
    request, spy, waits = decorate(solution, script, 1, OSError, number(rng))
    observe("outcomes", [(outcome(request), len(spy.calls)) for _ in range(3)])
    observe("waits", waits)


def refused(solution, rng):
    numbers = [0, -1, -number(rng), 1, 2]
    rng.shuffle(numbers)
    spy = scripted([number(rng), number(rng)])
    outcomes = []
    for attempts in numbers:
        error = raised(solution.retry, attempts, OSError, 1, print)
        if isinstance(error, Exception):
            outcomes.append((attempts, error))
        else:
            outcomes.append((attempts, outcome(lambda: solution.retry(attempts, OSError, 1, print)(spy)())))
    observe("outcomes", outcomes)
