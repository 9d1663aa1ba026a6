# Only the keyword arguments of the last call reach the function.
from inspect import Parameter, signature


def curry(function, arity=None):
    if arity is None:
        arity = sum(p.kind in (0, 1) and p.default is Parameter.empty for p in signature(function).parameters.values())

    def stage(collected):
        def collect(*args, **kwargs):
            positional = collected + args
            return function(*positional, **kwargs) if len(positional) >= arity else stage(positional)
        return collect
    return stage(())
