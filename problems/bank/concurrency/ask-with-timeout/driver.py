"""Lets requests take their time on a loop with a clock of its own."""
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

def requests(log, durations, errors=(), cleanup=0, answer="answer"):
    async def request(n):
        log(n, "begins")
        try:
            await asyncio.sleep(durations[n - 1])
        except asyncio.CancelledError:
            log(n, "is cancelled")
            await asyncio.sleep(cleanup)
            log(n, "is clean")
            raise
        log(n, "ends")
        if n in errors:
            raise errors[n]
        return answer and f"{answer} {n}"
    return request


def ask(solution, times, durations, **more):
    run(lambda log: solution.ask(requests(log, durations, **more), times))


def generated(solution, rng):
    for _ in range(3):
        times = [2 * rng.randrange(1, 20) for _ in range(6)]
        ask(solution, times, [2 * rng.randrange(8, 20) + 1 for _ in times])
    times = [2 * rng.randrange(1, 20) for _ in range(5)]
    ask(solution, times, [time + 1 for time in times])
    ask(solution, times, [time + 1 for time in times[:-1]] + [times[-1] - 1])
    ask(solution, times, [1] * 5)


def late_cleanup(solution, rng):
    pause = rng.randrange(3, 30)
    ask(solution, [4, 6], [5, 3], cleanup=pause)
    ask(solution, [4, 6], [5, 9], cleanup=pause)


def other_errors(solution, rng):
    number = rng.randrange(1000)
    ask(solution, [5, 5, 5], [9, 3, 1], errors={2: ConnectionError(f"port {number}"), 3: KeyError(1)})
    ask(solution, [5, 5], [number % 5 + 0.5, 1], errors={1: LookupError(number)})
    ask(solution, [5], [3], errors={1: asyncio.InvalidStateError(number)})


def cancelled(solution, rng):
    at = rng.randrange(11, 19)

    async def main(log):
        task = asyncio.ensure_future(solution.ask(requests(log, [50, 50, 1], cleanup=2), [10, 30, 30]))
        await asyncio.sleep(at + 2)
        task.cancel()
        try:
            return await task
        except asyncio.CancelledError:
            log("cancelled", task.cancelled())
            return f"cancelled at {at}"

    run(main)


def no_attempts(solution, rng):
    ask(solution, [], [])
    ask(solution, [rng.randrange(4, 90), 6], [99, 5], answer=None)
    ask(solution, [0.5, 2.5], [9, 9])
    ask(solution, [rng.randrange(5, 90)], [3])
