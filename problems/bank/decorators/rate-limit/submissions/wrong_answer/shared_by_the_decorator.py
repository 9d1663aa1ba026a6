# One list for everything that the decorator is applied to.
from collections import deque
from functools import wraps


class RateLimited(Exception):
    pass


def rate_limit(calls, period, clock):
    made = deque()

    def decorator(function):
        @wraps(function)
        def limited(*args, **kwargs):
            now = clock()
            while made and now - made[0] >= period:
                made.popleft()
            if len(made) >= calls:
                raise RateLimited(made[0] + period - now)
            made.append(now)
            return function(*args, **kwargs)
        return limited
    return decorator
