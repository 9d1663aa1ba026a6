# Starts a thread and waits for it before it starts the next one.
from threading import Lock, Thread


def pool_map(function, items, workers):
    """Return [function(item) for item in items], computed by `workers` threads."""
    lock = Lock()
    numbered = enumerate(items)
    results, errors = {}, {}

    def following():
        with lock:
            return () if errors else next(numbered, ())

    def work():
        while task := following():
            index, item = task
            try:
                results[index] = function(item)
            except Exception as error:
                errors[index] = error

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(results))]
