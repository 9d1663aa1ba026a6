# Cancels the others after an answer only.
import asyncio


async def first_answer(*coroutines):
    """Return the first value that one of the coroutines returns."""
    running = {asyncio.create_task(coroutine) for coroutine in coroutines}
    while running:
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        task = done.pop()
        if task.exception() is None:
            for other in running:
                other.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            return task.result()
    raise task.exception()
