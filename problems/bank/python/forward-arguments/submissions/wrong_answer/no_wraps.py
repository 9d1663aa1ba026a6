# Forwards and logs, but does not look like the function.
from inspect import signature


def logged(function, log):
    def forwarding(*args, **kwargs):
        bound = signature(function).bind(*args, **kwargs)
        bound.apply_defaults()
        log.append(bound.arguments)
        return function(*args, **kwargs)
    return forwarding
