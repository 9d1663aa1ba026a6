# Divides by the size of the window although it is not full yet.
from collections import deque


class Reset(Exception):
    pass


def running_mean(window=None):
    numbers = deque(maxlen=window)
    while True:
        try:
            number = yield sum(numbers) / (window or len(numbers)) if numbers else None
        except Reset:
            numbers.clear()
        else:
            if number is not None:
                numbers.append(number)
