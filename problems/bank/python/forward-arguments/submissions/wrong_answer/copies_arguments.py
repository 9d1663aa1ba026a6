# Logs deep copies, so that nobody can change the log.
import copy
from functools import wraps
from inspect import signature


def logged(function, log):
    @wraps(function)
    def forwarding(*args, **kwargs):
        bound = signature(function).bind(*args, **kwargs)
        bound.apply_defaults()
        log.append({name: value if name == "self" else copy.deepcopy(value) for name, value in bound.arguments.items()})
        return function(*args, **kwargs)
    return forwarding
