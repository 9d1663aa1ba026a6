# Waits for a whole batch before it starts the next one.
import asyncio
from itertools import islice


async def gather_limited(limit, jobs):
    jobs, results = iter(jobs), []
    while batch := list(islice(jobs, limit)):
        tasks = [asyncio.create_task(job()) for job in batch]
        try:
            results += await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
    return results
