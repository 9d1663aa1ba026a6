# The number of attempts is checked when the function is decorated.
from functools import wraps


def retry(attempts, on, delay, sleep):
    def decorator(function):
        if attempts < 1:
            raise ValueError("attempts must be at least 1")

        @wraps(function)
        def retrying(*args, **kwargs):
            for attempt in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    sleep(delay * 2 ** attempt)
            return function(*args, **kwargs)
        return retrying
    return decorator
