# `if number` skips zeros.
from collections import deque


class Reset(Exception):
    pass


def running_mean(window=None):
    numbers = deque(maxlen=window)
    while True:
        try:
            number = yield sum(numbers) / len(numbers) if numbers else None
        except Reset:
            numbers.clear()
        else:
            if number:
                numbers.append(number)
