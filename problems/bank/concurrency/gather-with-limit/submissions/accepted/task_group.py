import asyncio


async def gather_limited(limit, jobs):
    room = asyncio.Semaphore(limit)
    tasks = []

    async def one(job):
        try:
            return await job()
        finally:
            room.release()

    try:
        async with asyncio.TaskGroup() as group:
            iterator = iter(jobs)
            while True:
                await room.acquire()
                await asyncio.sleep(0)
                try:
                    job = next(iterator)
                except StopIteration:
                    break
                tasks.append(group.create_task(one(job)))
    except* Exception as several:
        error = several.exceptions[0]
    else:
        return [task.result() for task in tasks]
    raise error
