def plain(value):
    """Return `value` as something that json.dumps() takes."""
    return value
