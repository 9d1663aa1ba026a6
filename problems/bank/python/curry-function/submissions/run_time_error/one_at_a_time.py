# The textbook's currying: exactly one argument for each call.
from inspect import Parameter, signature


def curry(function, arity=None):
    if arity is None:
        arity = sum(p.kind in (0, 1) and p.default is Parameter.empty for p in signature(function).parameters.values())

    def stage(collected):
        def collect(argument):
            if len(collected) + 1 == arity:
                return function(*collected, argument)
            return stage(collected + (argument,))
        return collect
    return stage(())
