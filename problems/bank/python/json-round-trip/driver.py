"""Makes values of all supported types, and describes them so that they can be compared."""
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from viva import observe


def described(value):
    """The value with the names of its types, without objects that cannot be compared."""
    kind = type(value).__name__
    if kind in ("list", "tuple"):
        return [kind] + [described(each) for each in value]
    if kind in ("set", "frozenset"):
        return [kind] + sorted(repr(described(each)) for each in value)
    if kind == "dict":
        return [kind] + sorted((key, described(each)) for key, each in value.items())
    return kind, repr(value)


def outcome(function, value):
    try:
        return function(value)
    except Exception as error:
        return error


def some_date(rng):
    return date(2000, 1, 1) + timedelta(days=rng.randrange(20_000))


def some_datetime(rng):
    zone = rng.choice((None, timezone.utc, timezone(timedelta(minutes=rng.randrange(-600, 600)))))
    return datetime(2000, 1, 1, tzinfo=zone) + timedelta(seconds=rng.randrange(10 ** 9), microseconds=rng.choice((0,
        rng.randrange(10 ** 6))))


def simple(rng):
    return rng.choice((lambda: None, lambda: bool(rng.randrange(2)), lambda: rng.randrange(-1000, 10 ** 6), lambda: rng.randrange(1000) / 8,
                       lambda: rng.choice(("", "\u00e9t\u00e9", "a\"b", "$date", "2026-01-01", str(rng.randrange(1000)))),
                       lambda: Decimal(f"{rng.randrange(1000)}.{rng.randrange(100):02}"), lambda: some_date(rng),
        lambda: some_datetime(rng)))()


def value(rng, depth):
    what = rng.randrange(5) if depth else 0
    if what < 2:
        return simple(rng)
    if what == 2:
        return {simple(rng) for _ in range(rng.randrange(5))}
    if what == 3:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return {rng.choice(("a", "b", "", "x$", "key")) + str(rng.randrange(10)): value(rng, depth - 1) for _ in range(rng.randrange(4))}


def round_trip(solution, original):
    text = solution.to_json(original)
    return text, described(solution.from_json(text))


def random_values(solution, rng):
    results = []
    for _ in range(40):
        results.append(round_trip(solution, [value(rng, 3), {"k": value(rng, 2)}]))
    for number in ("1.50", "-0.00", "1E+3", "1000", str(rng.randrange(1000)) + ".10"):
        results.append(round_trip(solution, Decimal(number)))
    observe("results", results)


def dates(solution, rng):
    values = [some_date(rng) for _ in range(3)] + [some_datetime(rng) for _ in range(12)] + [datetime(2026, 1, 1), date(2026, 1, 1)]
    rng.shuffle(values)
    observe("results", [round_trip(solution, each) for each in values])


def sets(solution, rng):
    results = [round_trip(solution, set())]
    for _ in range(6):
        results.append(round_trip(solution, {rng.randrange(2000) for _ in range(8)}))
        results.append(round_trip(solution, {simple(rng) for _ in range(8)}))
        results.append(round_trip(solution, [{Decimal(rng.randrange(200)), some_date(rng), "9", rng.randrange(100), None}]))
    observe("results", results)


def not_supported(solution, rng):
    number = rng.randrange(1000)
    values = [(number, 2), [(1,)], {"a": {"b": (number,)}}, {number: 1}, {"x": {None: 1}}, {True: 1}, {date(2026, 1,
              1): 1}, {1.5: 2}, {(1, number)}, b"bytes",
              [complex(number)], {"a": range(number)}, frozenset([number]), object, {number: object}, [[], {}, "",
               number, (number,)], {(): 1}]
    rng.shuffle(values)
    observe("results", [outcome(solution.to_json, each) for each in values] + [solution.to_json([number])])


def reserved(solution, rng):
    word = f"${rng.randrange(1000)}"
    values = [{"$date": "2026-01-01"}, {"$set": []}, [{"a": {word: 1}}], {word: 1, "a": 2}, {"$": None}, {"a$": word,
              " $": 1}, {"key": "$decimal"}, {"a": {"$decimal": "1"}}]
    rng.shuffle(values)
    observe("results", [outcome(solution.to_json, each) for each in values])
    observe("read", [described(solution.from_json(f'{{"a$": "{word}", " $set": [1, {{"$decimal": "{rng.randrange(1000)}.0"}}]}}')),
                     described(solution.from_json('{"decimal": "1", "date": "2026-01-01"}'))])


def unchanged(solution, rng):
    original = {"list": [some_date(rng), {Decimal(rng.randrange(100))}, {"z": some_datetime(rng), "a": 1}],
                         "dict": {"b": [Decimal("1.0")]}, "a": {2, 1}}
    before = described(original)
    observe("texts", [outcome(solution.to_json, original), outcome(solution.to_json, original)])
    observe("kept", [before, described(original), list(original), list(original["list"][2])])


def small(solution, rng, n):
    some = [rng.choice((None, True, n, 10, 9, 2.5, "x", "$date", "9")) for _ in range(n)]
    key = rng.choice(("a", "$date", "x$", n))
    original = rng.choice((set(some), tuple(some), some, [set(some[:2])], {key: some[0]}, {"b": {key: set(some[:2])}}))
    text = solution.to_json(original) if rng.randrange(2) else outcome(solution.to_json, original)
    observe("text", text)
    observe("what was given", original)
    if isinstance(text, str):
        observe("and back", described(solution.from_json(text)))
