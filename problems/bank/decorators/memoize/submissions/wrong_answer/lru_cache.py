# The library's cache: keyword arguments in another order are another call there.
from functools import lru_cache


def memoize(function):
    return lru_cache(maxsize=None)(function)
