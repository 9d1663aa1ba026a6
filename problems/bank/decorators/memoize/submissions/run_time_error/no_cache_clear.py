# Right, but without cache_clear.
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def wrapper(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    return wrapper
