# Right for the default only.
from collections import deque


def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")

    def generate():
        window = deque(maxlen=size)
        for item in items:
            window.append(item)
            if len(window) == size:
                yield tuple(window)
    return generate()
