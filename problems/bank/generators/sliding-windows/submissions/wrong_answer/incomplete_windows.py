# Yields what is left at the end, like batches do.
from collections import deque
from itertools import islice


def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")

    def generate():
        iterator = iter(items)
        window = deque(islice(iterator, size), maxlen=size)
        while window:
            yield tuple(window)
            for _ in range(min(step, len(window))):
                window.popleft()
            for _ in range(step - size):
                next(iterator, None)
            window.extend(islice(iterator, size - len(window)))
    return generate()
