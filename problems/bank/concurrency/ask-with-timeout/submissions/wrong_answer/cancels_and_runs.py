# Cancels the request and does not wait until it has ended.
import asyncio


async def ask(request, times):
    """Return the answer of the first request that is in time."""
    for n, seconds in enumerate(times, start=1):
        task = asyncio.create_task(request(n))
        try:
            done, _ = await asyncio.wait([task], timeout=seconds)
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.wait([task])
            raise
        if done:
            return task.result()
        task.cancel()
    raise TimeoutError(f"no answer to {len(times)} requests within {sum(times)} s")
