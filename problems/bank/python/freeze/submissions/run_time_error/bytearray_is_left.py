# Forgets that a bytearray can be changed, and so has no hash.
def freeze(value):
    if isinstance(value, (list, tuple)):
        return tuple(freeze(element) for element in value)
    if isinstance(value, dict):
        return frozenset((key, freeze(element)) for key, element in value.items())
    if isinstance(value, (set, frozenset)):
        return frozenset(value)
    return value
