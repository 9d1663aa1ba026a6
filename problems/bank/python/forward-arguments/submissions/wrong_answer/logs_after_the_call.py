# A call that fails in the function leaves no entry.
from functools import wraps
from inspect import signature


def logged(function, log):
    @wraps(function)
    def forwarding(*args, **kwargs):
        bound = signature(function).bind(*args, **kwargs)
        bound.apply_defaults()
        result = function(*args, **kwargs)
        log.append(bound.arguments)
        return result
    return forwarding
