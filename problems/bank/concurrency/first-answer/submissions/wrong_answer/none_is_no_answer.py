# Takes None for a failure.
import asyncio


async def first_answer(*coroutines):
    """Return the first value that one of the coroutines returns."""
    running = {asyncio.create_task(coroutine) for coroutine in coroutines}
    try:
        while running:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            task = done.pop()
            if task.exception() is None and task.result() is not None:
                return task.result()
        raise task.exception() or LookupError("no answer")
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
