"""Feeds curried functions in portions."""
from functools import partial

from viva import Spy, observe


def add3(first, second, third):
    return 100 * first + 10 * second + third


def print_all(*args, **kwargs):
    return list(args), kwargs


def number(rng):
    return rng.randrange(100, 10_000)


def value(result):
    """What a call came to: a stage is shown as such."""
    return "a stage" if callable(result) else result


def call(stage, *args, **kwargs):
    return stage(*args, **kwargs) if callable(stage) else "no stage"


def feed(stage, arguments, rng):
    """Gives the arguments in random portions; returns the portions and the result."""
    left, portions = list(arguments), []
    while left:
        size = rng.randrange(4)
        portion, left = left[:size], left[size:]
        portions.append(len(portion))
        stage = call(stage, *portion)
    return portions, value(stage)


def splits(solution, rng):
    for _ in range(15):
        arity = rng.randrange(1, 9)
        arguments = [number(rng) for _ in range(arity)]
        observe("result", feed(solution.curry(print_all, arity), arguments, rng))
    for _ in range(5):
        observe("plain", feed(solution.curry(add3), [number(rng) for _ in range(3)], rng))


def reused(solution, rng):
    root = solution.curry(print_all, 3)
    one, two = root(number(rng)), root(number(rng), number(rng))
    same = one()
    results = []
    for _ in range(12):
        stage = rng.choice((root, one, two, same))
        stage = call(stage, number(rng), mark=number(rng))
        results.append(value(stage))
        results.append(value(call(stage, number(rng), number(rng))))
        results.append(value(call(stage, number(rng), number(rng), key=number(rng))))
    observe("results", results)


def keywords(solution, rng):
    root = solution.curry(print_all, 2)
    a, b, c = (number(rng) for _ in range(3))
    results = [root(x=a)(1)(2), root(x=a)(1, x=b)(2, y=c), root(x=a, y=b)(z=c)(1)(2, x=c), root(1, 2, x=b),
               value(root(x=a)(y=b)(z=c)), root(1, function=a)(2, arity=b, self=c, args=a, kwargs=b)]
    stage = root(a, x=a)
    results += [stage(b, x=b), stage(c), stage(b, y=b), stage(x=c)(a)]
    observe("results", results)


class Shop:
    def __init__(self, rate):
        self.rate = rate

    def price(self, amount, discount, /, tax, rounded=True, *extra, currency="EUR"):
        return amount * self.rate - discount + tax, rounded, extra, currency


def counted(solution, rng):
    def defaults(a, b, c=number(rng), *rest, d, e=5):
        return a, b, c, rest, d, e

    def only(a, /, b, *, c=1):
        return a, b, c

    shop = Shop(number(rng))
    results = []
    for function, keywords_ in ((defaults, {"d": number(rng)}), (only, {}), (shop.price, {}), (Shop.price, {}), (Shop, {}),
                                (partial(add3, number(rng)), {}), (lambda x, y=1: x + y, {})):
        stage, given = solution.curry(function), 0
        stage = stage(**keywords_)
        while callable(stage):
            stage = stage(shop if function is Shop.price and given == 0 else number(rng))
            given += 1
        results.append((given, stage.rate if isinstance(stage, Shop) else stage))
    observe("results", results)


def calls(solution, rng):
    for arity in (0, 1, 2, 4):
        spy = Spy(lambda *args, **kwargs: len(args))
        stage = solution.curry(spy, arity)
        steps = [len(spy.calls)]
        for _ in range(arity - 1):
            stage = stage(number(rng), key=number(rng))
            steps.append(len(spy.calls))
        result = stage() if arity == 0 else stage(number(rng), *[number(rng)] * rng.randrange(3))
        observe("steps", steps)
        observe("result", (value(result), len(spy.calls)))
        observe("calls", spy.calls)
    stage = solution.curry(lambda: number(rng))
    observe("at_once", value(stage()))
    few = solution.curry(add3, 0), solution.curry(add3, 1)
    observe("fewer than the function has", [value(few[0](third=number(rng), second=number(rng), first=number(rng))),
                                            value(few[1](number(rng), third=number(rng), second=number(rng))), value(few[1](second=1))])
