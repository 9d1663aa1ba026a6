from collections import deque
from itertools import islice


def windows(items, size, step=1):
    """Return an iterator of tuples of `size` consecutive items, one every `step` items."""
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")
    return _windows(iter(items), size, step)


def _windows(iterator, size, step):
    window = deque(islice(iterator, size), maxlen=size)
    while len(window) == size:
        yield tuple(window)
        following = list(islice(iterator, step))
        if len(following) < step:
            return
        window.extend(following)
