# Counts the failure and forgets to raise it again.
from functools import update_wrapper
from types import MethodType


class counted:
    def __init__(self, function):
        update_wrapper(self, function)
        self.reset()

    def reset(self):
        self.calls = self.failures = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        try:
            return self.__wrapped__(*args, **kwargs)
        except Exception:
            self.failures += 1

    def __get__(self, instance, owner=None):
        return self if instance is None else MethodType(self, instance)
