# A frozenset forgets order and repetition.
def freeze(value):
    if isinstance(value, (list, tuple, set, frozenset)):
        return frozenset(freeze(element) for element in value)
    if isinstance(value, dict):
        return frozenset((key, freeze(element)) for key, element in value.items())
    if isinstance(value, bytearray):
        return bytes(value)
    return value
