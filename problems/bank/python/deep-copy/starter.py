def deep_copy(value):
    """Return a copy of `value` that shares no list, dict or set with it."""
    return value
