# One yield to receive and another to answer: every second number is lost.
from collections import deque


class Reset(Exception):
    pass


def running_mean(window=None):
    numbers = deque(maxlen=window)
    while True:
        try:
            number = yield
            if number is not None:
                numbers.append(number)
            yield sum(numbers) / len(numbers) if numbers else None
        except Reset:
            numbers.clear()
