# Callable, but not bound to an object: the method gets no self.
from functools import update_wrapper


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
