import asyncio

safe = unsafe = 0


async def add(amount):
    global safe, unsafe
    safe = safe + amount
    seen = unsafe
    await asyncio.sleep(0)
    unsafe = seen + amount


async def main():
    await asyncio.gather(add(1), add(2), add(3))
    print(safe, unsafe)
    await add(10)
    print(safe, unsafe)


asyncio.run(main())
