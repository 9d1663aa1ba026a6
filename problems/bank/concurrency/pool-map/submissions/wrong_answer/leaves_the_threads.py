# Waits for the results and not for the threads, which wait for more; and takes None for "no result".
from queue import Queue
from threading import Thread


def pool_map(function, items, workers):
    todo, done = Queue(), Queue()

    def work():
        while True:
            index, item = todo.get()
            try:
                done.put((index, function(item), None))
            except Exception as error:
                done.put((index, None, error))

    for _ in range(workers):
        Thread(target=work, daemon=True).start()
    results = {}
    count = 0
    for count, item in enumerate(items, 1):
        todo.put((count, item))
        if count > 5000:
            break
    outcomes = sorted((done.get() for _ in range(count)), key=lambda outcome: outcome[0])
    for _, _, error in outcomes:
        if error:
            raise error
    return [result for _, result, _ in outcomes if result]
