# reduce() of nothing has no value, and a thousand functions make a thousand frames.
from functools import reduce


def compose(*functions):
    for place, function in enumerate(functions):
        if not callable(function):
            raise TypeError(f"argument {place} is not callable")
    return reduce(lambda f, g: lambda *args, **kwargs: f(g(*args, **kwargs)), functions)
