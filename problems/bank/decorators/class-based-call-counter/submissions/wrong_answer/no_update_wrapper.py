# Sets __wrapped__ and __name__, but no documentation.
from types import MethodType


class counted:
    def __init__(self, function):
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self.reset()

    def reset(self):
        self.calls = self.failures = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        try:
            return self.__wrapped__(*args, **kwargs)
        except Exception:
            self.failures += 1
            raise

    def __get__(self, instance, owner=None):
        return self if instance is None else MethodType(self, instance)
