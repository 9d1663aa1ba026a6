# Calls itself for the total, and forgets that the call gives a generator.
def sizes(folder, prefix=""):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
            total += content
        else:
            size = sizes(content, prefix + name + "/")
            yield from size
            yield prefix + name + "/", size
            total += size
    return total
