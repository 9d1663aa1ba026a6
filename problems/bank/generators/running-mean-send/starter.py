class Reset(Exception):
    """Thrown into a running mean, it makes it forget all numbers."""


def running_mean(window=None):
    """Yield the mean of the numbers that are sent."""
    yield None
