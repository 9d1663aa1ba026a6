# Keeps all calls for ever and looks through them each time.
from functools import wraps


class RateLimited(Exception):
    pass


def rate_limit(calls, period, clock):
    def decorator(function):
        made = []

        @wraps(function)
        def limited(*args, **kwargs):
            now = clock()
            recent = [t for t in made if now - t < period]
            if len(recent) >= calls:
                raise RateLimited(recent[0] + period - now)
            made.append(now)
            return function(*args, **kwargs)
        return limited
    return decorator
