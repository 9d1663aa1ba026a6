# Gives away its own buffer, which changes with the next item.
from collections import deque
from itertools import islice


def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")

    def generate():
        iterator = iter(items)
        window = list(islice(iterator, size))
        while len(window) == size:
            yield window
            following = list(islice(iterator, step))
            if len(following) < step:
                return
            window += following
            del window[:-size]
    return generate()
