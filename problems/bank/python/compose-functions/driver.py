"""Composes functions whose order can be told from the result."""
from viva import Spy, observe, raised


class Adder:
    def __init__(self, number):
        self.number = number

    def __call__(self, value):
        return value + self.number

    def times(self, value):
        return value * self.number


def pieces(rng, count):
    """Functions on integers that do not commute."""
    made = []
    for _ in range(count):
        number = rng.randrange(2, 50)
        made.append(rng.choice((Adder(number), Adder(number).times, (lambda value, n=number: value * n % 100_003),
                                (lambda value, n=number: n - value))))
    return made


def chains(solution, rng):
    results = []
    for count in (1, 2, 3, 4, 9, 1000):
        composed = solution.compose(*pieces(rng, count))
        results.append(composed(rng.randrange(1000)) % 1_000_003)
    observe("results", results)


def identity(solution, rng):
    values = [rng.randrange(1000), None, "text", [rng.randrange(1000)], (), 0]
    rng.shuffle(values)
    same = solution.compose()
    observe("results", [same(value) for value in values])
    observe("objects", [[other is same(value) for other in values].index(True) for value in values[::-1]])
    observe("composed", solution.compose(same, Adder(rng.randrange(1000)), same)(rng.randrange(1000)))


def reuse(solution, rng):
    inner = solution.compose(*pieces(rng, 3))
    outer = solution.compose(Adder(rng.randrange(1000)), inner, *pieces(rng, 2))
    twice = solution.compose(inner, inner)
    observe("results", [rng.choice((inner, outer, twice))(rng.randrange(1000)) for _ in range(12)])


def spied(solution, rng):
    numbers = rng.sample(range(2, 100), 3)
    spies = [Spy(lambda *args, n=number, **kwargs: (n, args, tuple(kwargs.items()))) for number in numbers]
    composed = solution.compose(*spies)
    steps = [[len(spy.calls) for spy in spies]]
    for _ in range(3):
        composed(rng.randrange(1000), rng.randrange(1000), key=rng.randrange(1000))
        steps.append([len(spy.calls) for spy in spies])
    observe("steps", steps)
    observe("calls", [spy.calls for spy in spies])


def refused(solution, rng):
    results = []
    for _ in range(12):
        items = pieces(rng, 3) + [int, abs, rng.choice((rng.randrange(100), None, "len", [], int))]
        rng.shuffle(items)
        items += rng.choice(([], [rng.randrange(100)]))
        error = raised(solution.compose, *items)
        if not isinstance(error, Exception):
            error = raised(lambda: results.append(solution.compose(*items)(rng.randrange(1000))))
        results.append(error)
    observe("results", results)
