from functools import singledispatch


@singledispatch
def freeze(value):
    """Return an immutable value that stands for `value`."""
    return value


@freeze.register(list)
@freeze.register(tuple)
def _(value):
    return tuple(map(freeze, value))


@freeze.register
def _(value: dict):
    return frozenset(zip(value.keys(), map(freeze, value.values())))


freeze.register(set, frozenset)
freeze.register(frozenset, frozenset)
freeze.register(bytearray, bytes)
