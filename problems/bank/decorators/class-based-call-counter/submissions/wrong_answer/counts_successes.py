# Counts after the function has returned: a call that raised is only a failure.
from functools import update_wrapper
from types import MethodType


class counted:
    def __init__(self, function):
        update_wrapper(self, function)
        self.reset()

    def reset(self):
        self.calls = self.failures = 0

    def __call__(self, *args, **kwargs):
        try:
            result = self.__wrapped__(*args, **kwargs)
        except Exception:
            self.failures += 1
            raise
        self.calls += 1
        return result

    def __get__(self, instance, owner=None):
        return self if instance is None else MethodType(self, instance)
