from functools import wraps


class RateLimited(Exception):
    pass


def rate_limit(calls, period, clock):
    """Only the call that lies `calls` calls back matters: keep them in a ring."""
    def decorator(function):
        ring, place = [None] * calls, 0

        @wraps(function)
        def limited(*args, **kwargs):
            nonlocal place
            now, oldest = clock(), ring[place]
            if oldest is not None and now < oldest + period:
                raise RateLimited(oldest + period - now)
            ring[place] = now
            place = (place + 1) % calls
            return function(*args, **kwargs)

        return limited

    return decorator
