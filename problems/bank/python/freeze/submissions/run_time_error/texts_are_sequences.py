# Everything that can be iterated over is taken apart: a text of one character for ever.
def freeze(value):
    if isinstance(value, dict):
        return frozenset((key, freeze(element)) for key, element in value.items())
    if isinstance(value, (set, frozenset)):
        return frozenset(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    try:
        return tuple(freeze(element) for element in value)
    except TypeError:
        return value
