# Remembers a failure as if it were a result.
from functools import wraps


def memoize(function):
    outcomes = {}

    @wraps(function)
    def wrapper(*args, **kwargs):
        key = args, frozenset(kwargs.items())
        if key not in outcomes:
            try:
                outcomes[key] = function(*args, **kwargs), None
            except Exception as error:
                outcomes[key] = None, error
        result, error = outcomes[key]
        if error is not None:
            raise error
        return result

    wrapper.cache_clear = outcomes.clear
    return wrapper
