from functools import wraps
from inspect import signature


def logged(function, log):
    """Return a function that logs its arguments by name and calls `function` with them."""
    bind = signature(function).bind

    @wraps(function)
    def forwarding(*args, **kwargs):
        bound = bind(*args, **kwargs)
        bound.apply_defaults()
        log.append(bound.arguments)
        return function(*args, **kwargs)

    return forwarding
