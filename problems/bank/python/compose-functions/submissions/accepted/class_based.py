from functools import reduce


class compose:
    def __init__(self, *functions):
        wrong = [place for place, function in enumerate(functions) if not callable(function)]
        if wrong:
            raise TypeError(f"argument {wrong[0]} is not callable")
        self._functions = functions[::-1] or (lambda value: value,)

    def __call__(self, *args, **kwargs):
        first, *rest = self._functions
        return reduce(lambda result, function: function(result), rest, first(*args, **kwargs))
