# Forgets that a set can be changed.
def freeze(value):
    if isinstance(value, (list, tuple)):
        return tuple(freeze(element) for element in value)
    if isinstance(value, dict):
        return frozenset((key, freeze(element)) for key, element in value.items() if not isinstance(element, set))
    if isinstance(value, bytearray):
        return bytes(value)
    return value
