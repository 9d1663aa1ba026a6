# Catches every Exception, whatever `on` says.
from functools import wraps


def retry(attempts, on, delay, sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorator(function):
        @wraps(function)
        def retrying(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if attempt == attempts - 1:
                        raise
                    sleep(delay * 2 ** attempt)
        return retrying
    return decorator
