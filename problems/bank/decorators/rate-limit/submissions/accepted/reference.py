from collections import deque
from functools import wraps


class RateLimited(Exception):
    """The call was refused; its argument is the number of seconds to wait."""


def rate_limit(calls, period, clock):
    """Return a decorator that allows `calls` calls within `period` seconds."""
    def decorator(function):
        made = deque()

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
