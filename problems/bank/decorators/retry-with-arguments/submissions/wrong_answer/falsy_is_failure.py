# Goes on until there is a result that counts as true.
from functools import wraps


def retry(attempts, on, delay, sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorator(function):
        @wraps(function)
        def retrying(*args, **kwargs):
            result = None
            for attempt in range(attempts):
                try:
                    result = function(*args, **kwargs)
                except on:
                    if attempt == attempts - 1:
                        raise
                    sleep(delay * 2 ** attempt)
                if result:
                    break
            return result
        return retrying
    return decorator
