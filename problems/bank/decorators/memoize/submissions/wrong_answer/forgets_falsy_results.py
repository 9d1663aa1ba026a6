# `get` cannot tell a stored None, 0 or "" from nothing stored.
from functools import wraps


def memoize(function):
    results = {}

    @wraps(function)
    def wrapper(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        result = results.get(key)
        if not result:
            result = results[key] = function(*args, **kwargs)
        return result

    wrapper.cache_clear = results.clear
    return wrapper
