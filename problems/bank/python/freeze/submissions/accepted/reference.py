def freeze(value):
    """Return an immutable value that stands for `value`."""
    if isinstance(value, (list, tuple)):
        return tuple(freeze(element) for element in value)
    if isinstance(value, dict):
        return frozenset((key, freeze(element)) for key, element in value.items())
    if isinstance(value, (set, frozenset)):
        return frozenset(value)
    if isinstance(value, bytearray):
        return bytes(value)
    return value
