import asyncio


async def ask(request, times):
    """Return the answer of the first request that is in time."""
    return await request(1)
