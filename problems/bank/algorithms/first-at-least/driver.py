"""Sequences that count how often they are read, some of them too long to be stored."""
from viva import observe


class Numbers:
    def __init__(self, length, at):
        self._length, self._at, self.reads = length, at, 0

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        self.reads += 1
        if not 0 <= index < self._length:
            raise IndexError(f"{index} is not from 0 to {self._length - 1}")
        return self._at(index)


def listed(numbers):
    return Numbers(len(numbers), numbers.__getitem__)


def search(solution, numbers, targets):
    observe("places", [[target, solution.first_at_least(listed(numbers), target)] for target in targets])
    observe("counts", [[low, high, solution.count_between(listed(numbers), low, high)] for low in targets for high in targets])


def generated(solution, rng):
    for count in (3, 4, 7, 16, 50):
        numbers = sorted(rng.randrange(-30, 30) for _ in range(count))
        search(solution, numbers, range(-31, 32, 7))


def equal_numbers(solution, rng):
    one, two = sorted(rng.sample(range(100), 2))
    for counts in ((5, 0), (2, 9), (7, 3), (rng.randrange(1, 20), rng.randrange(1, 20))):
        search(solution, [one] * counts[0] + [two] * counts[1], (one - 1, one, one + 1, two, two + 1))


def borders(solution, rng):
    number = rng.randrange(100)
    for numbers in ([], [number], [number, number + 2], [-number - 1, 0, number + 1]):
        search(solution, numbers, (number - 1, number, number + 1, number + 2, number + 3, -number - 1, -number - 2))


def very_long(solution, rng):
    length, factor = 10 ** 15 - rng.randrange(1000), rng.randrange(2, 9)
    for target in (rng.randrange(length * factor), 0, 1, (length - 1) * factor, length * factor, -5, 10 ** 20, rng.randrange(1000)):
        numbers = Numbers(length, lambda index: index * factor)
        observe("place", solution.first_at_least(numbers, target))
        observe("reads", numbers.reads)
        numbers.reads = 0
        observe("count", solution.count_between(numbers, target, target + 10 ** 9 + factor))
        observe("many_reads", numbers.reads)


def small(solution, rng, n):
    numbers, low = sorted(rng.choices(range(-3, 6), k=n - 1)), rng.randrange(-4, 7)
    return solution.first_at_least(numbers, low) if rng.randrange(2) else solution.count_between(numbers, low, rng.randrange(-4, 7))
