def sizes(folder, prefix=""):
    """Yield (path, size) of everything in the folder; return the total size."""
    yield "", 0
