# Cancels the others and does not wait for their end.
import asyncio


async def gather_limited(limit, jobs):
    """Run all jobs, `limit` of them at once, and return their results."""
    numbered = enumerate(jobs)
    results = {}

    async def work():
        for index, job in numbered:
            results[index] = await job()

    workers = [asyncio.create_task(work()) for _ in range(limit)]
    try:
        await asyncio.gather(*workers)
    finally:
        for worker in workers:
            worker.cancel()
    return [results[index] for index in sorted(results)]
