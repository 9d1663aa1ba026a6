# The copies are kept in a default value, and so from call to call.
def deep_copy(value, copies={}):
    kind, key = type(value), id(value)
    if key in copies:
        return copies[key][1]
    if kind is list:
        result = []
        copies[key] = value, result
        result.extend(deep_copy(element) for element in value)
    elif kind is dict:
        result = {}
        copies[key] = value, result
        result.update((name, deep_copy(element)) for name, element in value.items())
    elif kind is set:
        result = set(value)
        copies[key] = value, result
    elif kind is tuple:
        elements = tuple(deep_copy(element) for element in value)
        if all(new is old for new, old in zip(elements, value)):
            elements = value
        result = copies.setdefault(key, (value, elements))[1]
    else:
        result = value
    return result
