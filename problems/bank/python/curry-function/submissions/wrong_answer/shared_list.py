# All stages append to the same list.
from inspect import Parameter, signature


def curry(function, arity=None):
    if arity is None:
        arity = sum(p.kind in (0, 1) and p.default is Parameter.empty for p in signature(function).parameters.values())
    collected, named = [], {}

    def stage(*args, **kwargs):
        collected.extend(args)
        named.update(kwargs)
        if len(collected) < arity:
            return stage
        result = function(*collected, **named)
        collected.clear()
        named.clear()
        return result
    return stage
