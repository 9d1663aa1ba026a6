# Stops at the end of the items only.
from itertools import islice
from threading import Lock, Thread


def pool_map(function, items, workers):
    lock = Lock()
    numbered = enumerate(islice(items, 1000))
    results, errors = {}, {}

    def following():
        with lock:
            return next(numbered, None)

    def work():
        while (task := following()) is not None:
            index, item = task
            try:
                results[index] = function(item)
            except Exception as error:
                errors[index] = error

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(results))]
