# A semaphore holds back the jobs, but all of them are taken at once.
import asyncio
from itertools import islice


async def gather_limited(limit, jobs):
    room = asyncio.Semaphore(limit)

    async def one(job):
        async with room:
            return await job()

    tasks = [asyncio.create_task(one(job)) for job in islice(jobs, 200)]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
