import asyncio


async def work(name):
    print(name, "in")
    await asyncio.sleep(0)
    print(name, "out")


async def main():
    task = asyncio.create_task(work("task"))
    print("main")
    await work("direct")
    await task
    print("end")


asyncio.run(main())
