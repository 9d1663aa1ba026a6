# Takes the function as its first argument, as a decorator without arguments would.
from functools import wraps


def retry(function, attempts=3, on=Exception, delay=1, sleep=print):
    @wraps(function)
    def retrying(*args, **kwargs):
        for attempt in range(attempts - 1):
            try:
                return function(*args, **kwargs)
            except on:
                sleep(delay * 2 ** attempt)
        return function(*args, **kwargs)
    return retrying
