import functools
import inspect


class curry:
    """A stage as an object that keeps a partial: it adds arguments just so."""

    def __init__(self, function, arity=None):
        if arity is None:
            arity = 0
            for parameter in inspect.signature(function).parameters.values():
                if parameter.kind <= inspect.Parameter.POSITIONAL_OR_KEYWORD and parameter.default is parameter.empty:
                    arity += 1
        self._partial, self._missing = functools.partial(function), arity

    def __call__(self, /, *args, **kwargs):
        added = functools.partial(self._partial, *args, **kwargs)
        if len(args) >= self._missing:
            return added()
        stage = object.__new__(curry)
        stage._partial, stage._missing = added, self._missing - len(args)
        return stage
