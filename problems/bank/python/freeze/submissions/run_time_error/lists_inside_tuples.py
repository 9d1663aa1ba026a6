# "A tuple is immutable": but not what it holds.
def freeze(value):
    if isinstance(value, list):
        return tuple(freeze(element) for element in value)
    if isinstance(value, tuple):
        return tuple(value)
    if isinstance(value, dict):
        return frozenset((key, freeze(element)) for key, element in value.items())
    if isinstance(value, (set, frozenset)):
        return frozenset(value)
    if isinstance(value, bytearray):
        return bytes(value)
    return value
