# Counts keyword arguments as well.
from inspect import Parameter, signature


def curry(function, arity=None):
    if arity is None:
        arity = sum(p.kind in (0, 1) and p.default is Parameter.empty for p in signature(function).parameters.values())

    def stage(collected, named):
        def collect(*args, **kwargs):
            positional, keywords = collected + args, {**named, **kwargs}
            if collected + args and len(positional) + len(keywords) >= arity:
                try:
                    return function(*positional, **keywords)
                except TypeError:
                    pass
            return stage(positional, keywords)
        return collect
    return stage((), {})
