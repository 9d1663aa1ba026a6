# The decorated function is called "limited" and has no documentation.
from collections import deque


class RateLimited(Exception):
    pass


def rate_limit(calls, period, clock):
    def decorator(function):
        made = deque()

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
