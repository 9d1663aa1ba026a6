# Gives the keyword arguments to every function.
def compose(*functions):
    for place, function in enumerate(functions):
        if not callable(function):
            raise TypeError(f"argument {place} is not callable")

    def composed(*args, **kwargs):
        for function in reversed(functions):
            args = (function(*args, **kwargs),)
        return args[0]
    return composed
