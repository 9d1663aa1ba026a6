# The decorated function is called "wrapper" and has no documentation.
def memoize(function):
    results = {}

    def wrapper(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    wrapper.cache_clear = results.clear
    return wrapper
