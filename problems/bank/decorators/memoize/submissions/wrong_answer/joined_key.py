# One flat tuple: f(("a", 1)) and f(a=1) fall on the same key.
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def wrapper(*args, **kwargs):
        key = args + tuple(sorted(kwargs.items()))
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    wrapper.cache_clear = results.clear
    return wrapper
