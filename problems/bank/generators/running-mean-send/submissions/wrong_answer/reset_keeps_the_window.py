# Resets the running total but not the numbers of the window.
from collections import deque


class Reset(Exception):
    pass


def running_mean(window=None):
    recent, total, count, mean = deque(), 0, 0, None
    while True:
        try:
            number = yield mean
        except Reset:
            total, count, mean = 0, 0, None
            continue
        if number is None:
            continue
        recent.append(number)
        total += number
        count += 1
        if window is not None and len(recent) > window:
            total -= recent.popleft()
            count = window
        mean = total / count
