# Skips ahead to the next window before it gives the current one.
from collections import deque
from itertools import islice


def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")

    def generate():
        iterator = iter(items)
        window = deque(islice(iterator, size), maxlen=size)
        while len(window) == size:
            current = tuple(window)
            following = list(islice(iterator, step))
            yield current
            if len(following) < step:
                return
            window.extend(following)
    return generate()
