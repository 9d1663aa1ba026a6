from functools import wraps


def memoize(function):
    """Return a function that calls `function` once per distinct arguments."""
    results = {}

    @wraps(function)
    def remembering(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    remembering.cache_clear = results.clear
    return remembering
