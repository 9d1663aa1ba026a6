# A generator function: the ValueError waits for the first next().
from collections import deque
from itertools import islice


def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")
    iterator = iter(items)
    window = deque(islice(iterator, size), maxlen=size)
    while len(window) == size:
        yield tuple(window)
        following = list(islice(iterator, step))
        if len(following) < step:
            return
        window.extend(following)
