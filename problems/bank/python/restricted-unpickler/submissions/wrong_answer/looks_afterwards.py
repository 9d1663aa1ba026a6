# Loads everything and looks at the types of the result: by then, the functions were called.
import pickle


def types_in(value):
    yield type(value)
    if isinstance(value, (list, tuple, set)):
        for each in value:
            yield from types_in(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from types_in(each)


def safe_loads(data, allowed):
    try:
        value = pickle.loads(data)
        found = list(types_in(value))
    except Exception as error:
        raise pickle.UnpicklingError("damaged data") from error
    for each in found:
        if each.__module__ != "builtins" and (each.__module__, each.__qualname__) not in allowed:
            raise pickle.UnpicklingError(f"{each.__module__}.{each.__qualname__} is not allowed")
    return value
