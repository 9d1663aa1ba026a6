# Bound methods are objects of a class of their own.


class counted:
    def __init__(self, function):
        self.__wrapped__ = function
        self.__name__, self.__doc__ = function.__name__, function.__doc__
        self.reset()

    def reset(self):
        self.calls = self.failures = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        ended = False
        try:
            result = self.__wrapped__(*args, **kwargs)
            ended = True
        finally:
            if not ended:
                self.failures += 1
        return result

    def __get__(self, instance, owner=None):
        return self if instance is None else Bound(self, instance)


class Bound:
    def __init__(self, counter, instance):
        self._counter, self._instance = counter, instance

    def __call__(self, *args, **kwargs):
        return self._counter(self._instance, *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self._counter, name)
