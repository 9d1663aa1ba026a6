# An arity of 0 is taken for none that was given.
from inspect import Parameter, signature


def curry(function, arity=None):
    arity = arity or sum(parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD) and parameter.default is Parameter.empty
                         for parameter in signature(function).parameters.values())

    def stage(*args, **kwargs):
        if len(args) >= arity:
            return function(*args, **kwargs)
        return lambda *more, **named: stage(*args, *more, **{**kwargs, **named})

    return lambda *args, **kwargs: stage(*args, **kwargs)
