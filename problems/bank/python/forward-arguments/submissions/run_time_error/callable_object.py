# An object with __call__ is not bound to the account.
from functools import update_wrapper
from inspect import signature


class logged:
    def __init__(self, function, log):
        self._function, self._log = function, log
        update_wrapper(self, function)

    def __call__(self, /, *args, **kwargs):
        bound = signature(self._function).bind(*args, **kwargs)
        bound.apply_defaults()
        self._log.append(bound.arguments)
        return self._function(*args, **kwargs)
