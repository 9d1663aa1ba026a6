# The counts belong to the class, so all functions share them.
from functools import update_wrapper
from types import MethodType


class counted:
    calls = 0
    failures = 0

    def __init__(self, function):
        update_wrapper(self, function)

    def reset(self):
        counted.calls = counted.failures = 0

    def __call__(self, *args, **kwargs):
        counted.calls += 1
        try:
            return self.__wrapped__(*args, **kwargs)
        except Exception:
            counted.failures += 1
            raise

    def __get__(self, instance, owner=None):
        return self if instance is None else MethodType(self, instance)
