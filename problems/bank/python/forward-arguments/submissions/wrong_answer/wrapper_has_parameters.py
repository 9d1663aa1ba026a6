# The helper has parameters of its own: a keyword argument of the same name does not get through.
from functools import partial, update_wrapper
from inspect import signature


def forward(function, log, *args, **kwargs):
    bound = signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    log.append(bound.arguments)
    return function(*args, **kwargs)


def logged(function, log):
    def wrapper(*args, **kwargs):
        return forward(function, log, *args, **kwargs)
    return update_wrapper(wrapper, function)
