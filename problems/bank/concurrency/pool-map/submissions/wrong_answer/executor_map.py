# Executor.map() takes all items before the first call is over.
from concurrent.futures import ThreadPoolExecutor


def pool_map(function, items, workers):
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(function, items))
