def in_seconds(text):
    """Return the text with each duration replaced by its length in seconds."""
    return text
