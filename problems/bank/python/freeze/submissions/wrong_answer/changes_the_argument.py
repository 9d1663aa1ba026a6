# Freezes the elements in place on the way.
def freeze(value):
    if isinstance(value, list):
        value[:] = [freeze(element) for element in value]
        return tuple(value)
    if isinstance(value, tuple):
        return tuple(freeze(element) for element in value)
    if isinstance(value, dict):
        for key in value:
            value[key] = freeze(value[key])
        return frozenset(value.items())
    if isinstance(value, (set, frozenset)):
        return frozenset(value)
    if isinstance(value, bytearray):
        return bytes(value)
    return value
