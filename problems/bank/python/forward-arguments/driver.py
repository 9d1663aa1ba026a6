"""Functions with all kinds of parameters, and calls for them."""
import inspect

from viva import Spy, observe


def plain(a, b):
    return a * 100 + b


def defaults(a, b=10, c=20):
    return [a, b, c]


def everything(first, /, second, third=30, *rest, key, other="o", **extra):
    return [first, second, third, rest, key, other, extra]


def only_named(*, key=1, **extra):
    return [key, extra]


def only_rest(*args):
    return args


def positional(a, b=5, /):
    return [b, a]


def selfish(self, /, function, *args, log=0, **kwargs):
    return [self, function, args, log, kwargs]


def entries(log):
    return [list(entry.items()) for entry in log]


def outcome(function, args, kwargs):
    try:
        return "returned", function(*args, **kwargs)
    except TypeError:
        return "raised", "TypeError"
    except Exception as error:
        return "raised", error


def follow(solution, function, calls):
    log = []
    wrapped = solution.logged(function, log)
    observe("results", [outcome(wrapped, args, kwargs) for args, kwargs in calls])
    observe("log", entries(log))


def number(rng):
    return rng.randrange(100, 10_000)


def kinds(solution, rng):
    def some(count):
        return tuple(number(rng) for _ in range(count))

    def named(*names):
        return {name: number(rng) for name in names}

    follow(solution, everything, [(some(count), named("key", *names)) for count, names in (
        (2, ()), (3, ("other",)), (5, ("x", "y")), (2, ("third", "z")), (1, ("second",)), (1, ("third", "second", "first")), (4, ("rest",)))])
    follow(solution, only_named, [((), named(*names)) for names in ((), ("key",), ("x", "key"), ("extra", "kwargs"))])
    follow(solution, only_rest, [(some(count), {}) for count in (0, 1, 4)])
    follow(solution, positional, [(some(count), {}) for count in (1, 2)])
    follow(solution, lambda *, b, a: a - b, [((), named("a", "b")), ((), named("b", "a"))])


def collisions(solution, rng):
    names = ["function", "log", "args", "kwargs", "self", "cls", "name", "wrapped", "signature", "bound", "func"]
    follow(solution, lambda **kwargs: list(kwargs.items()), [((), {name: number(rng)}) for name in names])
    follow(solution, lambda *args, **kwargs: [args, kwargs], [((number(rng),), {name: number(rng) for name in names})])
    follow(solution, selfish, [((number(rng), number(rng)), {"self": number(rng), "log": number(rng), "args": number(rng)}),
                               ((number(rng),), {"function": number(rng), "kwargs": number(rng)})])


def unfit(solution, rng):
    spy = Spy(lambda *args: args)

    def picky(a, b=2, /, *, c):
        spy(a, b, c)
        if a % 2:
            raise ValueError(f"{a} is odd")
        if b % 2:
            raise TypeError(f"{b} is odd too")
        return a + b + c

    calls = [((), {}), ((number(rng),), {}), ((1, 2, 3), {"c": 4}), ((), {"a": 1, "c": 2}), ((1,), {"c": 1, "d": 2})]
    calls += [((number(rng), number(rng)), {"c": number(rng)}) for _ in range(8)]
    rng.shuffle(calls)
    follow(solution, picky, calls)
    observe("calls", spy.calls)


def objects(solution, rng):
    log, seen = [], []

    def greedy(items, *rest, **extra):
        seen.append(items)
        items.append(number(rng))
        extra["added"] = extra.pop("x") + 1
        return [items, rest, extra]

    wrapped = solution.logged(greedy, log)
    items, key = [number(rng)], [number(rng)]
    observe("results", [wrapped(items, key, x=number(rng)), wrapped(items, x=number(rng), y=key), wrapped([], x=1)])
    key.append(number(rng))
    observe("log", entries(log))
    candidates = [items, key]
    observe("same", [[each is entry["items"] for each in candidates + [entry["items"]]].index(True) for entry in log]
            + [[each is value for each in candidates + [value]].index(True) for value in seen])


def looks(solution, rng):
    namespace = {}
    name = f"book{number(rng)}"
    exec(f"def {name}(a, b={number(rng)}, /, *c, d: int = {number(rng)}, **e) -> str:\n    'Books {name}.'\n    return a", namespace)
    log = []
    wrapped = solution.logged(namespace[name], log)
    observe("name", wrapped.__name__)
    observe("doc", wrapped.__doc__)
    observe("signature", str(inspect.signature(wrapped)))
    observe("plain", str(inspect.signature(solution.logged(plain, []))))
    observe("result", wrapped(number(rng), d=number(rng)))
    observe("log", entries(log))


def methods(solution, rng):
    log = []

    class Account:
        def __init__(self, balance):
            self.balance = balance

        def deposit(self, amount, *, bonus=0):
            self.balance += amount + bonus
            return self.balance

        deposit = solution.logged(deposit, log)

    one, two = Account(number(rng)), Account(number(rng))
    observe("results", [one.deposit(number(rng)), two.deposit(amount=number(rng)), one.deposit(5, bonus=number(rng))])
    observe("log", [[(name, [one, two].index(value) if name == "self" else value) for name, value in entry.items()] for entry in log])
