"""Maps with functions that wait for each other, so that the order of events is fixed."""
import itertools
import threading

from viva import Source, observe, raised

SOON = 1.0


def out_of_step(solution, items, workers):
    """The first call of all ends last: it waits until every other item was done."""
    done, others = [], threading.Event()
    lock = threading.Lock()

    def work(item):
        if item == items[0] and workers > 1:
            others.wait(SOON)
        with lock:
            done.append(item)
            if len(done) == len(items) - 1:
                others.set()
        return [item, item * 7 + 1]

    observe("results", solution.pool_map(work, items, workers))
    observe("last", done[-1] if workers > 1 and done else done)


def small(solution):
    observe("results", [solution.pool_map(str.upper, [], 3), solution.pool_map(str.upper, ["a"], 3), solution.pool_map(str.upper, iter("abc"), 1),
                        solution.pool_map(lambda item: None, range(3), 2), solution.pool_map(repr, [0, None, "", ()], 2)])


def at_once(solution, rng):
    highest = []
    for workers in (1, 3, 5):
        barrier, running, most, lock = threading.Barrier(workers), 0, 0, threading.Lock()

        def work(item):
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            try:
                barrier.wait(SOON)
                together = workers
            except threading.BrokenBarrierError:
                together = "alone"
            with lock:
                running -= 1
            return [item, together]

        items = [rng.randrange(1000) for _ in range(4 * workers)]
        observe(f"results {workers}", solution.pool_map(work, items, workers))
        highest.append(most)
    observe("highest", highest)


def first_error(solution, rng):
    number = rng.randrange(1000)
    barrier, second_failed = threading.Barrier(3), threading.Event()

    def work(item):
        barrier.wait(SOON)
        if item == 0:
            second_failed.wait(SOON)
            raise KeyError(number, item)
        if item == 1:
            raise ValueError(number, item)
        try:
            return item
        finally:
            second_failed.set()

    observe("error", raised(solution.pool_map, work, [2, 0, 1], 3))
    barrier.reset()
    observe("in front", raised(solution.pool_map, work, [1, 0, 2], 3))
    finished = []

    def late(item):
        if item == 1:
            failing.set()
            raise OSError(number)
        failing.wait(SOON)
        finished.append(item + number)
        return item

    failing = threading.Event()
    observe("waits", [raised(solution.pool_map, late, [0, 1], 2), finished])


def stops(solution, rng):
    calls = []
    bad = rng.randrange(3, 12)

    def work(item):
        calls.append(item)
        if item in (bad, bad + 1):
            raise LookupError(f"item {item}")
        return item

    source = Source(range(20))
    observe("error", raised(solution.pool_map, work, source, 1))
    observe("calls", [calls, source.taken])


def endless(solution, rng):
    bad = rng.randrange(20, 60)
    for workers in (1, 4):
        begun, lock = [], threading.Lock()

        def numbers():
            for number in itertools.count():
                with lock:
                    begun.append(number)
                yield number

        def work(item):
            if item == bad:
                raise ValueError(f"{item} is bad")
            return item

        observe("error", raised(solution.pool_map, work, numbers(), workers))
        observe("taken", [begun[:bad + 1], workers > 1 or len(begun)])
    waiting = threading.Event()
    taken, first = [], []

    def slowly():
        for number in range(6):
            taken.append(number)
            yield number

    def hold(item):
        if item < 2:
            first.append(item)
            if len(first) == 2:
                seen.append(list(taken))
                waiting.set()
            waiting.wait(SOON)
        return item + bad

    seen = []
    observe("held", [solution.pool_map(hold, slowly(), 2), seen])


def nobody_left(solution, rng):
    number = rng.randrange(100)
    before = threading.active_count()
    counts = []
    counts.append([solution.pool_map(lambda item: item + number, range(5), 4), threading.active_count() - before])
    counts.append([raised(solution.pool_map, lambda item: number // (item - 2), range(5), 4), threading.active_count() - before])
    observe("threads", counts)
