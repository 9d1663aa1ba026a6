# The texts of the arguments are the key, and different objects can have the same one.
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def wrapper(*args, **kwargs):
        key = repr((args, sorted(kwargs.items(), key=lambda pair: pair[0])))
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    wrapper.cache_clear = results.clear
    return wrapper
