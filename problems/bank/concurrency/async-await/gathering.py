import asyncio


async def work(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name)
    return name.upper()


async def main():
    print(await asyncio.gather(work("slow", 3), work("quick", 0), work("middle", 1)))


asyncio.run(main())
