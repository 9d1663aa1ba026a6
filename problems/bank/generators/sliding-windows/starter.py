def windows(items, size, step=1):
    """Return an iterator of tuples of `size` consecutive items, one every `step` items."""
    return iter([])
