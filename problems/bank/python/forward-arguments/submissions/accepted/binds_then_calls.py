import functools
import inspect


def logged(function, log):
    """Calls the function with what was bound."""
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = inspect.signature(function).bind(*args, **kwargs)
        bound.apply_defaults()
        log.append({name: value.copy() if parameters[name].kind is parameters[name].VAR_KEYWORD else value
                    for name, value in bound.arguments.items()})
        return function(*bound.args, **bound.kwargs)

    parameters = inspect.signature(function).parameters
    return wrapper
