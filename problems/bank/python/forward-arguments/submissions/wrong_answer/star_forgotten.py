# Passes the tuple and the dict on as two arguments.
from functools import wraps
from inspect import signature


def logged(function, log):
    @wraps(function)
    def forwarding(*args, **kwargs):
        bound = signature(function).bind(args, kwargs)
        bound.apply_defaults()
        log.append(bound.arguments)
        return function(args, kwargs)
    return forwarding
