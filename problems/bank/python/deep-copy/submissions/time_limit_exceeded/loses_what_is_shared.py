# Remembers only what it is inside of: cycles end, but shared parts are copied twice.
def deep_copy(value, around=None):
    around = around or {}
    if id(value) in around:
        return around[id(value)]
    if type(value) is list:
        result = []
        inside = {**around, id(value): result}
        result.extend(deep_copy(element, inside) for element in value)
        return result
    if type(value) is dict:
        result = {}
        result.update((key, deep_copy(element, {**around, id(value): result})) for key, element in value.items())
        return result
    if type(value) is set:
        return set(value)
    if type(value) is tuple:
        result = tuple(deep_copy(element, around) for element in value)
        return value if all(new is old for new, old in zip(result, value)) else result
    return value
