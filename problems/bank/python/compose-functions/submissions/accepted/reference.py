def compose(*functions):
    """Return the composition of the functions: the last one is called first."""
    for place, function in enumerate(functions):
        if not callable(function):
            raise TypeError(f"argument {place} is not callable")
    if not functions:
        return lambda value: value
    *later, first = functions

    def composed(*args, **kwargs):
        result = first(*args, **kwargs)
        for function in reversed(later):
            result = function(result)
        return result

    return composed
