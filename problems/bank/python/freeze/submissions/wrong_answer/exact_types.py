# type(value) is dict: a defaultdict is let through.
def freeze(value):
    if type(value) is list or type(value) is tuple:
        return tuple(freeze(element) for element in value)
    if type(value) is dict:
        return frozenset((key, freeze(element)) for key, element in value.items())
    if type(value) is set:
        return frozenset(value)
    if type(value) is bytearray:
        return bytes(value)
    return value
