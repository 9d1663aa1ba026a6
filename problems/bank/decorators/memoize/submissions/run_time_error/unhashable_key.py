# A dict inside the key has no hash.
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def wrapper(*args, **kwargs):
        key = (args, kwargs)
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    wrapper.cache_clear = results.clear
    return wrapper
