# Compares types: a ConnectionResetError is no ConnectionError here.
from functools import wraps


def retry(attempts, on, delay, sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")
    types = on if isinstance(on, tuple) else (on,)

    def decorator(function):
        @wraps(function)
        def retrying(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except Exception as error:
                    if type(error) not in types or attempt == attempts - 1:
                        raise
                    sleep(delay * 2 ** attempt)
        return retrying
    return decorator
