"""Uses vectors through operators and built-in functions, and shows them as lists."""
from viva import observe, raised


def plain(value):
    if type(value).__name__ == "Vector":
        return ["Vector", *value]
    return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def shown(*values):
    return [plain(value) for value in values]


def numbers(rng, count):
    return [rng.randrange(-50, 50) for _ in range(count)]


def arithmetic(solution, rng):
    Vector = solution.Vector
    results = []
    for count in (1, 2, 5):
        v, w = Vector(*numbers(rng, count)), Vector(*numbers(rng, count))
        k = rng.randrange(2, 9)
        results += [v + w, v - w, w - v, -v, v * k, k * w, v * 0.5, v, w]
        v += w
        results += [v, w]
    results += [Vector() + Vector(), -Vector(), Vector() * 3]
    observe("results", shown(*results))


def dot_and_length(solution, rng):
    Vector = solution.Vector
    v, w = numbers(rng, 6), numbers(rng, 6)
    k = rng.randrange(1, 40)
    observe("results", [Vector(*v) @ Vector(*w), Vector(*w) @ Vector(*w), Vector(*v[:1]) @ Vector(*w[:1]), Vector() @ Vector(),
                        abs(Vector(3 * k, -4 * k)), abs(Vector(-k)), abs(Vector()), abs(Vector(2 * k, 3 * k, -6 * k))])


def other_lengths(solution, rng):
    Vector = solution.Vector
    m, n = rng.sample(range(1, 9), 2)
    v, w = Vector(*numbers(rng, m)), Vector(*numbers(rng, n))
    observe("errors", [raised(lambda: v + w), raised(lambda: w - v), raised(lambda: v @ w), raised(lambda: Vector() + w)])
    observe("equal", [m, n, v == w, Vector(*v, 0) == v, v != w])


def foreign(solution, rng):
    Vector = solution.Vector
    number = rng.randrange(100)

    class Guest:
        def __radd__(self, other):
            return ["radd", number, list(other)]

        def __rsub__(self, other):
            return ["rsub", number, list(other)]

        def __rmul__(self, other):
            return ["rmul", number, list(other)]

        def __mul__(self, other):
            return ["mul", number, list(other)]

        def __rmatmul__(self, other):
            return ["rmatmul", number, list(other)]

    v, guest = Vector(*numbers(rng, 3)), Guest()
    observe("guest", [v + guest, v - guest, v * guest, guest * v, v @ guest])
    attempts = [lambda: v + (1, 2, 3), lambda: v + 1, lambda: 1 + v, lambda: v - [1, 2, 3], lambda: v * v, lambda: v * "2",
                lambda: "2" * v, lambda: v @ (1, 2, 3), lambda: (1, 2, 3) + v, lambda: v @ 2, lambda: v * None]
    observe("errors", [type(raised(attempt)).__name__ for attempt in attempts])


def equality(solution, rng):
    Vector = solution.Vector
    given = numbers(rng, 4)
    v, same, turned = Vector(*given), Vector(*map(float, given)), Vector(*given[::-1], 1)
    observe("size of the set", [len({v, same, turned}), len({v: 1, same: 2}), hash(v) == hash(same), *given])
    observe("looked up", {v: "found", turned: "turned"}.get(same))
    observe("comparisons", [v == same, v != same, v == turned, v == tuple(given), tuple(given) == v, v != given, v == given,
                            Vector() == (), Vector() == Vector(), v == None])  # noqa: E711


def indexing(solution, rng):
    Vector = solution.Vector
    given = numbers(rng, 7)
    v = Vector(*given)
    low = rng.randrange(1, 4)
    observe("parts", shown(v[0], v[-1], v[low], v[low:], v[:low], v[::-2], v[low:100], v[5:2], v[-low:], len(v), len(v[1:]), list(v),
                           list(reversed(v)), [*v] == given))
    observe("unpacked", [each for each in (lambda a, b, *rest: (a, b, rest))(*v)])
    observe("errors", [type(raised(lambda: v[7])).__name__, type(raised(lambda: v[-8])).__name__, type(raised(lambda: v["x"])).__name__,
                       type(raised(v.__getitem__, 1.0)).__name__])
    observe("texts", [repr(v), repr(v[:1]), repr(Vector()), repr(Vector(0.5, -given[0])), str(v[1:3]), f"{v[:2]}"])
    observe("contained", [given[2] in v, 1000 in v])


def truth(solution, rng):
    Vector = solution.Vector
    vectors = [[0] * rng.randrange(1, 5), [], [0, 0, rng.randrange(1, 9)], [-rng.randrange(1, 9)], [0.0], [0, 0.5], [1, -1], [0, 0], [5, 0]]
    rng.shuffle(vectors)
    observe("truth", [[list(Vector(*each)), bool(Vector(*each))] for each in vectors])
