# Counts in windows that begin with the first call after the last window ended.
from functools import wraps


class RateLimited(Exception):
    pass


def rate_limit(calls, period, clock):
    def decorator(function):
        start, count = None, 0

        @wraps(function)
        def limited(*args, **kwargs):
            nonlocal start, count
            now = clock()
            if start is None or now - start >= period:
                start, count = now, 0
            if count >= calls:
                raise RateLimited(start + period - now)
            count += 1
            return function(*args, **kwargs)
        return limited
    return decorator
