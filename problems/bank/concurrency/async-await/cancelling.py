import asyncio


async def work():
    try:
        print("working")
        await asyncio.Event().wait()
        print("done")
    except asyncio.CancelledError:
        print("stopping")
        raise
    except Exception:
        print("failed")
    finally:
        print("clean")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    print("asked")
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
