# Binds by wrapping once more: every lookup starts a new count.
from functools import partial, update_wrapper


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
            raise

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return counted(update_wrapper(partial(self, instance), self.__wrapped__))
