import asyncio


async def first_answer(*coroutines):
    outcomes = asyncio.Queue()

    async def runner(coroutine):
        try:
            outcome = True, await coroutine
        except Exception as error:
            outcome = False, error
        outcomes.put_nowait(outcome)

    tasks = [asyncio.create_task(runner(coroutine)) for coroutine in coroutines]
    try:
        for _ in tasks:
            good, value = await outcomes.get()
            if good:
                return value
        raise value
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
