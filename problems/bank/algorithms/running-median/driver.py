"""Adds numbers and asks after each of them."""
from viva import observe, raised


def follow(solution, numbers):
    median, shown = solution.Median(), []
    for number in numbers:
        median.add(number)
        shown.append([number, median.median(), median.median(), len(median)])
    observe("steps", shown)


def borders(solution, rng):
    number = rng.randrange(1, 1000)
    empty = solution.Median()
    observe("empty", [raised(empty.median), len(empty), number])
    empty.add(number)
    observe("one", [empty.median(), len(empty)])
    follow(solution, [number, number + 1])
    follow(solution, [number + 1, number])
    follow(solution, [-number, number, 0, -number - 1, -number - 2])
    follow(solution, [10 ** 30 + number, 10 ** 30 + number + 1, 10 ** 30 + number + 2, -10 ** 30 - number])


def many(solution, rng):
    median, checked = solution.Median(), 0
    for n in range(10_000):
        median.add(-n * 7 + rng.randrange(20))
        checked = (checked * 31 + median.median()) % 1_000_003
    observe("descending", [checked, len(median), median.median()])


def small(solution, rng, n):
    median = solution.Median()
    for _ in range(n - 1):
        median.add(rng.randrange(4))
    observe("median", raised(median.median) if n == 1 else median.median())
    observe("length", len(median))
