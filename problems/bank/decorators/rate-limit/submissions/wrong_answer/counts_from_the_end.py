# Takes the time once more after the function has run.
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
            if len(made) >= calls:
                raise RateLimited(made[0] + period - now)
            try:
                return function(*args, **kwargs)
            finally:
                made.append(clock())
        return limited
    return decorator
