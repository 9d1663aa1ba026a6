"""Feeds windows() with counted, endless and one-pass sources."""
from itertools import count

from viva import Source, observe, raised


def numbers(rng, length):
    return [rng.randrange(1000) for _ in range(length)]


def all_sizes(solution, rng):
    results = []
    for length in range(9):
        items = numbers(rng, length)
        for size in range(1, 6):
            for step in range(1, 8):
                results.append(list(solution.windows(items, size, step)))
    observe("results", results)
    observe("default", list(solution.windows(numbers(rng, 8), rng.randrange(2, 5))))


def laziness(solution, rng):
    for size, step in ((4, 1), (3, 3), (2, 5), (1, 1), (rng.randrange(2, 9), rng.randrange(2, 9))):
        source = Source(numbers(rng, 43))
        iterator = solution.windows(source, size, step)
        steps = [source.taken]
        while True:
            window = next(iterator, "ended")
            if window == "ended":
                break
            steps.append((window, source.taken))
        observe("steps", steps)


def endless(solution, rng):
    start = rng.randrange(10 ** 6)
    for size, step in ((rng.randrange(300, 900), 1), (2, rng.randrange(300, 900))):
        source = Source(lambda: count(start))
        iterator = solution.windows(source, size, step)
        total = 0
        for _ in range(400):
            window = next(iterator)
            total += window[0] + 3 * window[-1]
        observe("total", total)
        observe("taken", source.taken)


def one_pass(solution, rng):
    items = numbers(rng, 30)
    iterator = iter(items)
    windows = solution.windows(iterator, 4, 2)
    seen = [next(windows), next(windows)]
    observe("seen", seen)
    observe("rest", [next(iterator), next(iterator)])
    observe("after", next(windows))
    observe("generator", list(solution.windows((item * 2 for item in items), 7, 4)))
    observe("mapping", list(solution.windows({item: None for item in items}, 3, 3)))
    both = solution.windows(items, 5), solution.windows(items, 2)
    observe("two", [next(both[place % 2]) for place in range(10)])


def kept(solution, rng):
    for size, step in ((5, 1), (3, 2), (2, 4)):
        windows = []
        for window in solution.windows(numbers(rng, 25), size, step):
            windows.append(window)
        observe("windows", windows)
        observe("sums", [sum(window) for window in windows])


def refused(solution, rng):
    sizes = [(0, 1), (1, 0), (-3, 2), (2, -1), (0, 0), (1, 1), (2, 1)]
    rng.shuffle(sizes)
    results = []
    for size, step in sizes:
        source = Source(numbers(rng, 4))
        error = raised(solution.windows, source, size, step)
        results.append((size, step, error, source.taken))
        try:
            results.append(list(solution.windows(source, size, step)))
        except ValueError as again:
            results.append(("refused", again))
    observe("results", results)


def small(solution, rng, n):
    observe("result", raised(solution.windows, list(range(n)), rng.randrange(-1, 3), rng.randrange(-1, 3)))
