"""Decorates functions that keep a list of their calls, and shows results and calls side by side."""
from viva import Spy, observe


def product_of(spy):
    """A real function around a spy: it has a name and a documentation text to keep."""
    def product(a, b):
        """Multiply a by b, slowly."""
        return spy(a, b)
    return product


def follow(solution, calls):
    spy = Spy(lambda *args, **kwargs: ("computed", args, kwargs, len(spy.calls)))

    def traced(*args, **kwargs):
        return spy(*args, **kwargs)

    decorated = solution.memoize(traced)
    observe("results", [decorated(*args, **kwargs) for args, kwargs in calls])
    observe("calls", spy.calls)


def outcome(function, *args):
    try:
        return "returned", function(*args)
    except Exception as error:
        return "raised", error


def identity(solution):
    spy = Spy(lambda a, b: a * b)
    decorated = solution.memoize(product_of(spy))
    observe("name", decorated.__name__)
    observe("doc", decorated.__doc__)
    observe("results", [decorated(12, 12), decorated(12, 12)])
    observe("calls", spy.calls)


def number(rng):
    return rng.randrange(100, 10_000)


def keyword_order(solution, rng):
    width, height, depth = number(rng), number(rng), number(rng)
    follow(solution, [
        ((), {"width": width, "height": height, "depth": depth}),
        ((), {"depth": depth, "width": width, "height": height}),
        ((), {"height": width, "width": height, "depth": depth}),
        ((), {"height": height, "depth": depth, "width": width}),
    ])


def look_alike(solution, rng):
    value = number(rng)
    calls = [
        ((), {"a": value}),
        ((("a", value),), {}),
        (("a", value), {}),
        (((("a", value),),), {}),
        (((), (("a", value),)), {}),
        (((("a", value),), ()), {}),
    ]
    follow(solution, calls + calls[::-1])


class Label:
    """Looks like every other one, and is equal only to itself."""

    def __repr__(self):
        return "label"


def same_text(solution, rng):
    """Arguments that differ, although their texts, or their hashes, are the same."""
    labels, value = [Label(), Label()], number(rng)
    low = -1 if rng.random() < 0.5 else -2
    calls = [((low,), {}), ((-3 - low,), {}), ((), {"a": -3 - low}), ((), {"a": low}), ((value,), {}), ((str(value),), {}), ((value, ""), {})]
    spy = Spy(lambda *args, **kwargs: len(spy.calls))
    decorated = solution.memoize(lambda *args, **kwargs: spy(*args, **kwargs))
    observe("labels", [value] + [decorated(label, value) for label in labels + labels])
    observe("named", [decorated(label=label) for label in labels[::-1] + labels])
    follow(solution, calls + calls[::-1])


def falsy(solution, rng):
    answers = {number(rng): result for result in (None, 0, "", False, [])}
    spy = Spy(lambda key: answers[key])
    decorated = solution.memoize(lambda key: spy(key))
    keys = list(answers) * 2
    rng.shuffle(keys)
    observe("results", [(key, decorated(key)) for key in keys])
    observe("calls", spy.calls)


def failing(solution, rng):
    failures, key = rng.randrange(2, 6), number(rng)

    def attempt(key):
        if len(spy.calls) <= failures:
            raise ConnectionError(f"attempt {len(spy.calls)} for {key}")
        return key * 3 + len(spy.calls)

    spy = Spy(attempt)
    decorated = solution.memoize(lambda key: spy(key))
    observe("outcomes", [outcome(decorated, key) for _ in range(failures + 3)])
    observe("calls", spy.calls)


def clearing(solution, rng):
    keys = rng.sample(range(100, 10_000), 3)
    first, second = Spy(lambda key: key + 1), Spy(lambda key: key + 2)
    one = solution.memoize(lambda key: first(key))
    two = solution.memoize(lambda key: second(key))
    results = [function(key) for function in (one, two) for key in keys]
    one.cache_clear()
    results += [function(key) for function in (one, two) for key in keys + keys[:1]]
    one.cache_clear()
    one.cache_clear()
    results.append(one(keys[2]))
    observe("results", results)
    observe("first", first.calls)
    observe("second", second.calls)


def two_functions(solution, rng):
    keys = rng.sample(range(100, 10_000), 4)
    first, second = Spy(lambda key: key * 5), Spy(lambda key: key * 7)
    one = solution.memoize(lambda key: first(key))
    two = solution.memoize(lambda key: second(key))
    observe("results", [(one(key), two(key)) for key in keys + keys[::-1]])
    observe("first", first.calls)
    observe("second", second.calls)


def recursive(solution, rng):
    modulus = number(rng)

    def paths(rows, columns):
        if rows == 0 or columns == 0:
            return 1
        return (decorated(rows - 1, columns) + decorated(rows, columns - 1)) % modulus

    spy = Spy(paths)
    decorated = solution.memoize(lambda rows, columns: spy(rows, columns))
    observe("result", decorated(30, rng.randrange(20, 30)))
    observe("calls", sorted(args for args, _ in spy.calls))
