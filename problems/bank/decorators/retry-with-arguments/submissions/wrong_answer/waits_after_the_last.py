# Sleeps after each failure, also when nothing follows.
from functools import wraps


def retry(attempts, on, delay, sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorator(function):
        @wraps(function)
        def retrying(*args, **kwargs):
            pause = delay
            for _ in range(attempts):
                try:
                    return function(*args, **kwargs)
                except on as error:
                    last = error
                    sleep(pause)
                    pause *= 2
            raise last
        return retrying
    return decorator
