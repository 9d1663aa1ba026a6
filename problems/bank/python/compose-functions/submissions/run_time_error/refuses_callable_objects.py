# Knows functions, methods and classes, but no objects with __call__.
import inspect


def compose(*functions):
    for place, function in enumerate(functions):
        if not inspect.isroutine(function) and not inspect.isclass(function):
            raise TypeError(f"argument {place} is not callable")
    if not functions:
        return lambda value: value

    def composed(*args, **kwargs):
        result = functions[-1](*args, **kwargs)
        for function in functions[-2::-1]:
            result = function(result)
        return result
    return composed
