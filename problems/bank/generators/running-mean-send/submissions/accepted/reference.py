from collections import deque


class Reset(Exception):
    """Thrown into a running mean, it makes it forget all numbers."""


def running_mean(window=None):
    """Yield the mean of the numbers that are sent."""
    numbers = deque(maxlen=window)
    while True:
        try:
            number = yield sum(numbers) / len(numbers) if numbers else None
        except Reset:
            numbers.clear()
        else:
            if number is not None:
                numbers.append(number)
