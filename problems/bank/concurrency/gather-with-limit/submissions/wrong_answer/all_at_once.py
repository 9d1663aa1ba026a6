# gather() starts all of them.
import asyncio


async def gather_limited(limit, jobs):
    from itertools import islice
    return await asyncio.gather(*(job() for job in islice(jobs, 200)))
