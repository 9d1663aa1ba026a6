# That is a pipe, not a composition.
def compose(*functions):
    for place, function in enumerate(functions):
        if not callable(function):
            raise TypeError(f"argument {place} is not callable")
    if not functions:
        return lambda value: value

    def composed(*args, **kwargs):
        result = functions[0](*args, **kwargs)
        for function in functions[1:]:
            result = function(result)
        return result
    return composed
