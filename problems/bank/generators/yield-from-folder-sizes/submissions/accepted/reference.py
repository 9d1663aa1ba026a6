def sizes(folder, prefix=""):
    """Yield (path, size) of everything in the folder; return the total size."""
    total = 0
    for name, content in folder:
        path = prefix + name
        if isinstance(content, int):
            size = content
        else:
            path += "/"
            size = yield from sizes(content, path)
        yield path, size
        total += size
    return total
