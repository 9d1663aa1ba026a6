# Logs only what the call gave.
from functools import wraps
from inspect import signature


def logged(function, log):
    @wraps(function)
    def forwarding(*args, **kwargs):
        bound = signature(function).bind(*args, **kwargs)
        log.append(bound.arguments)
        return function(*args, **kwargs)
    return forwarding
