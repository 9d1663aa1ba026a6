# Asks the code object: a bound method counts its self there, and a class has none.
def curry(function, arity=None):
    if arity is None:
        arity = function.__code__.co_argcount - len(function.__defaults__ or ())

    def stage(collected, named):
        def collect(*args, **kwargs):
            positional, keywords = collected + args, {**named, **kwargs}
            if len(positional) >= arity:
                return function(*positional, **keywords)
            return stage(positional, keywords)
        return collect
    return stage((), {})
