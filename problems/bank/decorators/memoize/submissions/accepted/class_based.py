from functools import update_wrapper


class memoize:
    """The same as a class: its instances are the decorated functions."""

    def __init__(self, function):
        self._function = function
        self._results = {}
        update_wrapper(self, function)

    def __call__(self, *args, **kwargs):
        key = (args, tuple(sorted(kwargs.items())))
        try:
            return self._results[key]
        except KeyError:
            pass
        result = self._results[key] = self._function(*args, **kwargs)
        return result

    def cache_clear(self):
        self._results.clear()
