# One argument too many, and the moment is missed.
from inspect import Parameter, signature


def curry(function, arity=None):
    if arity is None:
        arity = sum(p.kind in (0, 1) and p.default is Parameter.empty for p in signature(function).parameters.values())

    def stage(collected, named):
        def collect(*args, **kwargs):
            positional, keywords = collected + args, {**named, **kwargs}
            if len(positional) == arity:
                return function(*positional, **keywords)
            return stage(positional, keywords)
        return collect
    return stage((), {})
