"""Lets servers race on a loop with a clock of its own."""
import asyncio

from viva import observe


class Clock(asyncio.SelectorEventLoop):
    """An event loop whose time passes only when every task waits: then it jumps to the next thing to do."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        select = self._selector.select

        def jump(timeout):
            events = select(0)
            if not events:
                if timeout is None:
                    raise RuntimeError("all tasks wait, and nothing will wake them up")
                self.now += timeout
            return events

        self._selector.select = jump

    def time(self):
        return self.now


def run(main):
    """Run a coroutine to its end and show what it gives; tasks that are left over are shown too."""
    loop = Clock()
    asyncio.set_event_loop(loop)
    log = Log(loop)
    try:
        observe("outcome", loop.run_until_complete(outcome(main(log))))
        observe("ended at", log.time())
        observe("log", log.lines)
        left = asyncio.all_tasks(loop)
        observe("left over", [len(left), log.time()])
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    finally:
        asyncio.set_event_loop(None)
        loop.close()


class Log:
    """Lines with the time at which they were written."""

    def __init__(self, loop):
        self.loop, self.lines = loop, []

    def time(self):
        return round(self.loop.time(), 6)

    def __call__(self, *what):
        self.lines.append([self.time(), *what])


async def outcome(awaitable):
    try:
        return await awaitable
    except (Exception, asyncio.CancelledError) as error:
        return error

async def server(log, name, length, error=None, cleanup=0, late_error=None, value="answer"):
    log(name, "begins")
    try:
        await asyncio.sleep(length)
    except asyncio.CancelledError:
        log(name, "is cancelled")
        await asyncio.sleep(cleanup)
        log(name, "is clean")
        if late_error:
            raise late_error from None
        raise
    log(name, "ends")
    if error:
        raise error
    return value and f"{value} of {name} after {length}"


def tidy(main):
    """The order of lines of the same time says nothing: sort them by time and name."""
    async def wrapped(log):
        try:
            return await main(log)
        finally:
            log.lines.sort(key=lambda line: (line[0], str(line[1]), line[2] != "begins", line[2] == "is clean"))
    run(wrapped)


def race(solution, entries):
    tidy(lambda log: solution.first_answer(*(server(log, name, length) for name, length in entries)))


def skipped(solution, rng):
    one, two, three, four = sorted(rng.sample(range(1, 50), 4))
    tidy(lambda log: solution.first_answer(server(log, "slow", four), server(log, "bad", one, ValueError(one)), server(log, "good", three), server(log, "worse", two, OSError(two))))
    tidy(lambda log: solution.first_answer(server(log, "bad", one, ValueError(one)), server(log, "good", four)))


def all_fail(solution, rng):
    lengths = rng.sample(range(1, 50), 3)
    tidy(lambda log: solution.first_answer(*(server(log, str(length), length, LookupError(f"error {length}")) for length in lengths)))
    tidy(lambda log: solution.first_answer(server(log, "a", lengths[0] + 50, KeyError(lengths[0])), server(log, "b", lengths[1], OSError(lengths[1]))))


def clean_up(solution, rng):
    pause = rng.randrange(3, 30)
    tidy(lambda log: solution.first_answer(server(log, "slow", 90, cleanup=pause), server(log, "quick", 5), server(log, "torn", 80, cleanup=1, late_error=ValueError("torn")),
                                           server(log, "last", 60, cleanup=pause + 2)))


def cancelled(solution, rng):
    at = rng.randrange(10, 20)

    async def main(log):
        task = asyncio.ensure_future(solution.first_answer(server(log, "a", 50, cleanup=3), server(log, "b", 5, OSError("b")), server(log, "c", 60, cleanup=1, late_error=ValueError(1))))
        await asyncio.sleep(at)
        task.cancel()
        try:
            return await task
        except asyncio.CancelledError:
            log("main", "sees it", task.cancelled())
            return f"cancelled at {at}"

    tidy(main)


def single(solution, rng):
    tidy(lambda log: solution.first_answer(server(log, "alone", rng.randrange(1, 50))))
    tidy(lambda log: solution.first_answer(server(log, "alone", 3, OSError(rng.randrange(1000)))))
    tidy(lambda log: solution.first_answer(server(log, "other", 70), server(log, "none", rng.randrange(1, 50), value=None)))
