class RateLimited(Exception):
    """The call was refused; its argument is the number of seconds to wait."""


def rate_limit(calls, period, clock):
    """Return a decorator that allows `calls` calls within `period` seconds."""
    def decorator(function):
        return function
    return decorator
