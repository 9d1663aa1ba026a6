# Works for what has a length and slices.
def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")
    return (tuple(items[start:start + size]) for start in range(0, len(items) - size + 1, step))
