from concurrent.futures import ThreadPoolExecutor
from threading import Lock


def pool_map(function, items, workers):
    lock, iterator = Lock(), iter(items)
    outcomes, failed = [], []

    def worker():
        while True:
            with lock:
                if failed:
                    return
                try:
                    item = next(iterator)
                except StopIteration:
                    return
                place = len(outcomes)
                outcomes.append(None)
            try:
                outcomes[place] = function(item)
            except Exception as error:
                with lock:
                    failed.append((place, error))

    with ThreadPoolExecutor(workers) as pool:
        for _ in range(workers):
            pool.submit(worker)
    if failed:
        raise min(failed, key=lambda pair: pair[0])[1]
    return outcomes
