from collections import deque


class Reset(Exception):
    pass


def means(window):
    """One life of the mean, from reset to reset, with constant work for each number."""
    recent, total, mean = deque(), 0, None
    while True:
        number = yield mean
        if number is None:
            continue
        recent.append(number)
        total += number
        if window is not None and len(recent) > window:
            total -= recent.popleft()
        mean = total / len(recent)


def running_mean(window=None):
    while True:
        try:
            yield from means(window)
        except Reset:
            pass
