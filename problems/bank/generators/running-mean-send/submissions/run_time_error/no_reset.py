# Nothing catches Reset.
from collections import deque


class Reset(Exception):
    pass


def running_mean(window=None):
    numbers = deque(maxlen=window)
    while True:
        number = yield sum(numbers) / len(numbers) if numbers else None
        if number is not None:
            numbers.append(number)
