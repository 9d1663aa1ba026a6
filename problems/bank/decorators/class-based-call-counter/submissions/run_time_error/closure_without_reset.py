# A function as decorator: it counts, but it is no class.
from functools import wraps


def counted(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        try:
            return function(*args, **kwargs)
        except Exception:
            wrapper.failures += 1
            raise
    wrapper.calls = wrapper.failures = 0
    return wrapper
