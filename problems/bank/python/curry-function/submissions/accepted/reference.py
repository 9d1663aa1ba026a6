from inspect import Parameter, signature

BY_POSITION = Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD


def curry(function, arity=None):
    """Return a function that collects arguments until `function` can be called."""
    if arity is None:
        arity = sum(parameter.kind in BY_POSITION and parameter.default is Parameter.empty
                    for parameter in signature(function).parameters.values())

    def stage(collected, named):
        def collect(*args, **kwargs):
            positional, keywords = collected + args, named | kwargs
            if len(positional) >= arity:
                return function(*positional, **keywords)
            return stage(positional, keywords)

        return collect

    return stage((), {})
