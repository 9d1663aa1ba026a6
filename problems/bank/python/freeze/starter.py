def freeze(value):
    """Return an immutable value that stands for `value`."""
    return value
