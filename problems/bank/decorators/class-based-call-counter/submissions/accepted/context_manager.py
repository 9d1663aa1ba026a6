import contextlib
import functools
import types


class counted:
    """The counting is a context manager, the calling is not."""

    calls = 0
    failures = 0

    def __init__(self, function):
        functools.update_wrapper(self, function)
        self._function = function

    @contextlib.contextmanager
    def _counting(self):
        self.calls += 1
        try:
            yield
        except Exception:
            self.failures += 1
            raise

    def __call__(self, *args, **kwargs):
        with self._counting():
            return self._function(*args, **kwargs)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return types.MethodType(self, instance)

    def reset(self):
        self.calls, self.failures = 0, 0
