"""Uses a tally from several threads. Amounts of a class of its own stop in the middle of a step, so that others can come in between."""
import sys
import threading
import time

from viva import observe, plain, raised


class Amount(int):
    """An integer that calls `meanwhile` when it is added or subtracted."""

    def __new__(cls, value, meanwhile):
        amount = super().__new__(cls, value)
        amount.meanwhile = meanwhile
        return amount

    def _with(self, other, sign, swap=False):
        self.meanwhile()
        return int(other) + sign * int(self) if not swap else int(self) + sign * int(other)

    def __add__(self, other):
        return self._with(other, 1)

    __radd__ = __add__

    def __rsub__(self, other):
        return self._with(other, -1)

    def __sub__(self, other):
        return self._with(other, -1, True)

    def __neg__(self):
        return Amount(-int(self), self.meanwhile)


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return error


def snapshot(tally):
    """A Counter or a defaultdict is a dict, too."""
    return plain(tally.snapshot())


def in_threads(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def at_each_line(solution, action, function):
    """Call the function, and the action before each line of the solution that it executes."""
    def trace(frame, event, argument):
        if frame.f_globals.get("__name__") != solution.__name__:
            return None
        if event == "line":
            action()
        return trace

    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(None)


def steps(solution, todo):
    tally = solution.Tally()
    observe("steps", [[*step, outcome(getattr(tally, step[0]), *step[1:]), snapshot(tally)] for step in todo])


def many_steps(solution, rng):
    keys = [f"key{rng.randrange(1000)}" for _ in range(4)]
    todo = [("add", keys[0], rng.randrange(50, 90)), ("move", keys[1], keys[2], 0), ("add", keys[3], 0)]
    for _ in range(30):
        todo.append(rng.choice((("add", rng.choice(keys)), ("move", rng.choice(keys), rng.choice(keys), rng.randrange(30)), ("add", rng.choice(keys), rng.randrange(9)))))
    todo += [("move", keys[0], keys[0], 1), ("move", keys[0], keys[0], 10 ** 6), ("move", "new", "other", 1)]
    steps(solution, todo)
    tally = solution.Tally()
    tally.add(keys[0], 5)
    tally.snapshot()[keys[0]] = 100
    other = solution.Tally()
    other.add(keys[1], 7)
    observe("apart", [snapshot(tally), snapshot(other)])


def meeting():
    """Waits until a second thread is here as well, but not for long."""
    barrier = threading.Barrier(2)

    def meet():
        try:
            barrier.wait(0.04)
        except threading.BrokenBarrierError:
            pass
    return meet


def two_adders(solution, rng):
    tally, meet = solution.Tally(), meeting()
    numbers = [rng.randrange(100, 999) for _ in range(4)]
    tally.add("x", numbers[0])
    results = []
    in_threads(*(lambda n=n: results.append(tally.add("x", Amount(n, meet))) for n in numbers[1:3]))
    observe("values", [snapshot(tally), max(results, default=None), tally.add("x", numbers[3])])
    meet = meeting()
    in_threads(*(lambda: tally.add("y", Amount(numbers[3], meet)) for _ in range(2)))
    observe("again", snapshot(tally))


def looking_on(solution, rng):
    tally = solution.Tally()
    numbers = [rng.randrange(100, 999) for _ in range(2)]
    tally.add("a", numbers[0])
    tally.add("b", numbers[1])
    sums, threads = [], []

    def look():
        sums.append(sum(tally.snapshot().values()))
        looked.set()

    def meanwhile():
        threads.append(threading.Thread(target=look))
        threads[-1].start()
        looked.wait(0.02)

    for amount in (numbers[0] // 2, 1):
        looked = threading.Event()
        tally.move("a", "b", Amount(amount, meanwhile))
        for thread in threads:
            thread.join()
    observe("sums", [set(sums), snapshot(tally)])
    sums.clear()
    looked.set()

    def between_lines():
        if looked.is_set():
            looked.clear()
            threads.append(threading.Thread(target=look))
            threads[-1].start()
        looked.wait(0.008)

    at_each_line(solution, between_lines, lambda: [tally.move("b", "a", number) for number in (numbers[1], 5)])
    for thread in threads:
        thread.join()
    observe("line by line", [set(sums), snapshot(tally)])


def two_movers(solution, rng):
    tally, meet = solution.Tally(), meeting()
    value = rng.randrange(100, 999)
    tally.add("a", value)
    errors = []
    in_threads(*(lambda: errors.append(raised(tally.move, "a", "b", Amount(value - 5, meet))) for _ in range(2)))
    observe("errors", sorted(map(str, errors)))
    observe("values", snapshot(tally))


def eight_threads(solution, rng):
    tally = solution.Tally()
    numbers = [rng.randrange(1, 9) for _ in range(8)]
    tally.add("pot", 10 ** 6)
    start = threading.Barrier(8)

    def work(number):
        start.wait()
        at_each_line(solution, lambda: time.sleep(0), lambda: some_steps(number))

    def some_steps(number):
        for _ in range(25):
            tally.add("sum", number)
            tally.move("pot", number, 3)
            tally.move(number, "pot", 1)

    in_threads(*(lambda number=number: work(number) for number in numbers))
    observe("values", snapshot(tally))


def after_an_error(solution, rng):
    tally = solution.Tally()
    value = rng.randrange(100, 999)
    tally.add("a", value)

    def fail():
        raise OSError(f"no {value}")

    observe("errors", [raised(tally.add, "a", Amount(1, fail)), raised(tally.move, "a", "b", Amount(1, fail)), raised(tally.move, "a", "b", value + 1)])
    seen = []
    in_threads(lambda: seen.append(tally.add("a", 5)), lambda: seen.append(sum(tally.snapshot().values()) > 0))
    observe("values", [snapshot(tally), tally.add("a"), tally.move("a", "b", 2), snapshot(tally)])


def small(solution, rng, n):
    tally = solution.Tally()
    for _ in range(n):
        key, amount = rng.choice("ab"), rng.randrange(4)
        name, *args = rng.choice((("add", key), ("add", key, amount), ("move", key, rng.choice("ab"), amount)))
        observe(name, outcome(getattr(tally, name), *args))
    observe("values", snapshot(tally))
