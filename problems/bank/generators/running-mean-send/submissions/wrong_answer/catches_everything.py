# `except Exception` takes every thrown exception for a reset.
from collections import deque


class Reset(Exception):
    pass


def running_mean(window=None):
    numbers = deque(maxlen=window)
    while True:
        try:
            number = yield sum(numbers) / len(numbers) if numbers else None
        except Exception:
            numbers.clear()
        else:
            if number is not None:
                numbers.append(number)
