# The jobs do not notice that nobody waits for them any more.
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
        await asyncio.shield(asyncio.gather(*workers))
    except Exception:
        for worker in workers:
            worker.cancel()
        await asyncio.wait(workers)
        raise
    return [results[index] for index in sorted(results)]
