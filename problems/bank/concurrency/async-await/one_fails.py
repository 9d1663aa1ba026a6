import asyncio


async def fail():
    raise ValueError("no")


async def work():
    for _ in range(8):
        await asyncio.sleep(0)
    print("worked")
    return 5


async def main():
    other = asyncio.create_task(work())
    try:
        print(await asyncio.gather(fail(), other))
    except ValueError as error:
        print("error:", error)
    print(other.done(), await other)
    print(await asyncio.gather(work(), fail(), return_exceptions=True))


asyncio.run(main())
