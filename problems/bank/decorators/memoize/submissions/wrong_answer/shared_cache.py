# One cache for all decorated functions.
from functools import wraps

results = {}


def memoize(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    wrapper.cache_clear = results.clear
    return wrapper
