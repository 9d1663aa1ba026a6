# Writes the call down before it decides.
from collections import deque
from functools import wraps


class RateLimited(Exception):
    pass


def rate_limit(calls, period, clock):
    def decorator(function):
        made = deque()

        @wraps(function)
        def limited(*args, **kwargs):
            now = clock()
            while made and now - made[0] >= period:
                made.popleft()
            made.append(now)
            if len(made) > calls:
                raise RateLimited(made[0] + period - now)
            return function(*args, **kwargs)
        return limited
    return decorator
