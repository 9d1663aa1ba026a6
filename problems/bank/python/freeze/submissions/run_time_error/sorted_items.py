# Sorts the pairs, and keys of several types cannot be compared.
def freeze(value):
    if isinstance(value, (list, tuple)):
        return tuple(freeze(element) for element in value)
    if isinstance(value, dict):
        return frozenset(sorted((key, freeze(element)) for key, element in value.items()))
    if isinstance(value, (set, frozenset)):
        return frozenset(value)
    if isinstance(value, bytearray):
        return bytes(value)
    return value
