# reversed() gives an iterator: the second call finds nothing in it.
def compose(*functions):
    for place, function in enumerate(functions):
        if not callable(function):
            raise TypeError(f"argument {place} is not callable")
    if not functions:
        return lambda value: value
    *later, first = functions
    backwards = reversed(later)

    def composed(*args, **kwargs):
        result = first(*args, **kwargs)
        for function in backwards:
            result = function(result)
        return result
    return composed
