"""Gives the pipeline logs that write down when they are opened, read and closed."""
from itertools import cycle

from viva import Source, observe, raised


class Log:
    """Like an open text file, as far as reading goes; `open` stands in for open()."""

    def __init__(self, lines):
        self.source = Source(lines)
        self.events = []

    def open(self):
        self.events.append(("opened", self.source.taken))
        self._lines = iter(self.source)
        self._closed = False
        return self

    def close(self):
        if not self._closed:
            self._closed = True
            self.events.append(("closed", self.source.taken))

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")
        return next(self._lines) + "\n"

    def readline(self):
        try:
            return self.__next__()
        except StopIteration:
            return ""


def drain(solution, lines, at_least):
    log = Log(lines)
    rows = list(solution.slow_requests(log.open, at_least))
    observe("rows", rows)
    observe("events", log.events)


def first(solution, lines, at_least, count):
    log = Log(lines)
    requests = solution.slow_requests(log.open, at_least)
    steps = [("before", log.source.taken, len(log.events))]
    for _ in range(count):
        steps.append((next(requests, "ended"), log.source.taken, len(log.events)))
    observe("steps", steps)


def two_readers(solution, rng):
    logs = [Log(log(rng, 80)), Log(log(rng, 80))]
    pipelines = [solution.slow_requests(each.open, limit) for each, limit in zip(logs, (3500, 2000))]
    order = [0, 1] * 8
    rng.shuffle(order)
    observe("steps", [(which, next(pipelines[which], "ended"), logs[0].source.taken, logs[1].source.taken)
                      for which in order])


def abandoned(solution, rng):
    log_ = Log(endless_log(rng))
    requests = solution.slow_requests(log_.open, 3000)
    observe("rows", [next(requests, "ended") for _ in range(rng.randrange(3, 9))])
    observe("before", list(log_.events))
    requests.close()
    observe("after", log_.events)
    observe("further", raised(next, requests))


def failing(solution, rng):
    lines, sector = log(rng, 40), rng.randrange(10 ** 6)

    def breaking():
        yield from lines
        raise OSError(f"sector {sector} is unreadable")

    log_, rows = Log(breaking()), []

    def consume():
        for row in solution.slow_requests(log_.open, 1000):
            rows.append(row)

    observe("error", raised(consume))
    observe("rows", rows)
    observe("events", log_.events)


def line(rng):
    path = "/" + "".join(rng.choice("abcdefghijklmnop") for _ in range(6))
    return f"{path} {rng.choice((200, 200, 301, 404, 500))} {rng.randrange(5000)}"


def log(rng, length):
    """Every sixth line is slow, so that no limit runs out of rows."""
    return [f"/slow{rng.randrange(10 ** 6)} 200 {rng.randrange(4800, 6000)}" if n % 6 == 5 else line(rng)
            for n in range(length)]


def endless_log(rng):
    return cycle(log(rng, 997))


def torn_log(rng):
    torn = ["", "   ", "# rotated", "/only-a-path", "/two 200", "/four 200 900 x", "/words two hundred",
            "/float 200 900.5", "/dash 200 -", "/late - 900", "\t/tabs\t200\t901", "/spaces   200    902  "]
    lines = log(rng, 30) + torn
    rng.shuffle(lines)
    return lines
