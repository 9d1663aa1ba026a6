# repr() has a hash, but it knows the order of the keys, and is no value any more.
def freeze(value):
    if isinstance(value, (list, tuple, dict, set, frozenset)):
        return repr(value)
    if isinstance(value, bytearray):
        return bytes(value)
    return value
