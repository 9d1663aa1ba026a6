# Passes only the last name on as the prefix.
def sizes(folder, prefix=""):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
            total += content
        else:
            size = yield from sizes(content, name + "/")
            yield name + "/", size
            total += size
    return total
