import asyncio


async def first_answer(*coroutines):
    """Return the first value that one of the coroutines returns."""
    return (await asyncio.gather(*coroutines))[0]
