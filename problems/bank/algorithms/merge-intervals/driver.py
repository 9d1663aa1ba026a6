"""Makes intervals of many kinds."""


def some(rng, count, top, length):
    starts = [rng.randrange(-top, top) for _ in range(count)]
    return [(start, start + rng.randrange(length)) for start in starts]


def generated(merge, rng):
    return [merge(some(rng, count, top, length)) for count, top, length in ((6, 20, 6), (12, 60, 8), (30, 200, 9), (60, 300, 5), (20, 1000, 4))]


def nested(merge, rng):
    start = rng.randrange(100)
    return [merge([(start, start + 50), (start + 1, start + 9), (start + 20, start + 30), (start + 55, start + 60)]),
            merge([(start + 5, start + 9), (start, start + 70), (start + 69, start + 71), (start + 3, start + 70)]), merge([(start, start + 9), (start, start + 3), (start, start + 20)])]


def borders(merge, rng):
    a = rng.randrange(1, 100)
    given = [(a + 3, a + 9), (a, a + 1), (a + 1, a + 2)]
    before = list(given)
    result = merge(given)
    result.append("added to the result")
    return [merge([]), merge([(a, a + 1)]), merge([(a, a + 5)] * 3), merge([(a, a), (a + 1, a + 1)]), merge([(a, a + 3), (a + 3, a + 3), (a + 5, a + 5)]), merge([(-a, 0), (0, a)]),
            merge([(a, a)]), result, given, before, merge([(a, a + 1), (a + 2, a + 3)]), merge([(-1, -1), (0, 0)])]


def many(merge, rng):
    intervals = [(4 * n, 4 * n + rng.randrange(1, 6)) for n in range(20_000)]
    rng.shuffle(intervals)
    result = merge(intervals)
    return [len(result), result[:9], result[-9:]]
