# Looks at the functions in the order in which they will be called.
def compose(*functions):
    for place in reversed(range(len(functions))):
        if not callable(functions[place]):
            raise TypeError(f"argument {place} is not callable")
    if not functions:
        return lambda value: value

    def composed(*args, **kwargs):
        result = functions[-1](*args, **kwargs)
        for function in functions[-2::-1]:
            result = function(result)
        return result
    return composed
