# `nonlocal delay`: the second call goes on with the delay of the first.
from functools import wraps


def retry(attempts, on, delay, sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorator(function):
        @wraps(function)
        def retrying(*args, **kwargs):
            nonlocal delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    sleep(delay)
                    delay *= 2
            return function(*args, **kwargs)
        return retrying
    return decorator
