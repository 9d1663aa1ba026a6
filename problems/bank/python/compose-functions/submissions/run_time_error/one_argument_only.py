# The first call takes one positional argument.
def compose(*functions):
    for place, function in enumerate(functions):
        if not callable(function):
            raise TypeError(f"argument {place} is not callable")

    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value
    return composed
