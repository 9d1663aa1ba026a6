from concurrent.futures import ThreadPoolExecutor


def half(number):
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(half, number) for number in (6, 7, 8)]
    doubled = list(pool.map(lambda number: number * 2, (30, 10, 20)))

print("submitted")
for future in futures:
    error = future.exception()
    print(f"failed: {error}" if error else future.result())
print(doubled)
