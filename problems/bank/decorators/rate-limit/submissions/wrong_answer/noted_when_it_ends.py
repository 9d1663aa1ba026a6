# Takes the right time, but notes the call only when the function has ended.
from collections import deque
from functools import wraps


class RateLimited(Exception):
    """The call was refused; its argument is the number of seconds to wait."""


def rate_limit(calls, period, clock):
    def decorator(function):
        made = deque()

        @wraps(function)
        def wrapper(*args, **kwargs):
            now = clock()
            while made and now - made[0] >= period:
                made.popleft()
            if len(made) >= calls:
                raise RateLimited(made[0] + period - now)
            try:
                return function(*args, **kwargs)
            finally:
                made.append(now)

        return wrapper

    return decorator
