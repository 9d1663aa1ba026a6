"""Runs jobs on a loop with a clock of its own, and writes down when each one begins and ends."""
import asyncio
import itertools

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

def durations(rng, count):
    return [rng.randrange(1, 30) + rng.random() for _ in range(count)]


ORDER = ["ends", "is cancelled", "is clean", "taken", "begins", "cancelled"]


def tidy(main):
    """The order of lines of the same time says nothing: sort them by event and job."""
    async def wrapped(log):
        try:
            return await main(log)
        finally:
            log.lines.sort(key=lambda line: (line[0], ORDER.index(line[2]), str(line[1])))
    run(wrapped)


def job(log, name, duration, error=None, cleanup=0):
    async def work():
        log(name, "begins")
        try:
            await asyncio.sleep(duration)
        except asyncio.CancelledError:
            log(name, "is cancelled")
            await asyncio.sleep(cleanup)
            log(name, "is clean")
            raise
        log(name, "ends")
        if error:
            raise error
        return [name, duration]
    return work


def jobs(solution, limit, lengths):
    tidy(lambda log: solution.gather_limited(limit, [job(log, name, length) for name, length in enumerate(lengths)]))


def narrow(solution, rng):
    jobs(solution, 1, durations(rng, 4))
    jobs(solution, 1, [])
    jobs(solution, 9, durations(rng, 4))


def endless(solution, rng):
    last = rng.randrange(20, 40)
    lengths = durations(rng, 100)

    def some(log):
        for name in itertools.count():
            log(name, "taken")
            yield job(log, name, lengths[name] if name != last else 0.5, ValueError(f"job {name}") if name == last else None)

    tidy(lambda log: solution.gather_limited(3, some(log)))


def one_fails(solution, rng):
    at = rng.randrange(10, 20)
    error = ConnectionError(f"lost after {at}")
    tidy(lambda log: solution.gather_limited(3, [job(log, "long", 100, cleanup=5), job(log, "bad", at, error), job(log, "short", 3), job(log, "next", 90, cleanup=2),
                                                job(log, "never", 1)]))
    tidy(lambda log: solution.gather_limited(5, [job(log, "long", 50 + at), job(log, "bad", at, error)]))


def cancelled(solution, rng):
    at = rng.randrange(10, 20)

    async def main(log):
        task = asyncio.ensure_future(solution.gather_limited(2, [job(log, name, length, cleanup=4) for name, length in enumerate((8, 100, 50, 1))]))
        await asyncio.sleep(at)
        task.cancel()
        try:
            return await task
        except asyncio.CancelledError:
            log(task.cancelled(), "cancelled")
            return f"cancelled at {at}"

    tidy(main)
