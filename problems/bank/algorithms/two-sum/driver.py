"""Makes lists with many, few and no pairs."""


def generated(two_sum, rng):
    results = []
    for count in (5, 10, 20, 40):
        numbers = [rng.randrange(-30, 31) for _ in range(count)]
        before = list(numbers)
        results += [[target, two_sum(numbers, target)] for target in range(-20, 21, 4)] + [before == numbers]
    return results


def equal_numbers(two_sum, rng):
    number = rng.randrange(1, 100)
    others = [number + rng.randrange(200, 900) for _ in range(rng.randrange(2, 6))]
    return [two_sum([*others, number, number], 2 * number), two_sum([*others, number], 2 * number), two_sum([number, number, number], 2 * number),
            two_sum([number, *others, number, -number], 0), two_sum([number, number + 1, number, *others, number + 1], 2 * number + 1), len(others)]


def borders(two_sum, rng):
    a, b = rng.randrange(1000, 9999), rng.randrange(1000, 9999)
    middle = [rng.randrange(10) for _ in range(rng.randrange(3, 9))]
    return [two_sum([], a), two_sum([a], a), two_sum([a], 2 * a), two_sum([a, b], a + b), two_sum([a, *middle, b], a + b), two_sum([-a, -b], -a - b), two_sum([a, -a], 0),
            two_sum([*middle, 0, 0], 0), two_sum([0, a], a), two_sum([*middle, a, 0], a)]


def many(two_sum, rng):
    numbers = [2 * rng.randrange(10 ** 9) for _ in range(20_000)]
    numbers[rng.randrange(15_000, 19_000)] = 10 ** 10
    numbers[-3] = -10 ** 10 + 1
    return [two_sum(numbers, 1), two_sum(numbers, 3), two_sum(numbers[::-1], 1)]
