# `if size` leaves out a folder of size 0.
def sizes(folder, prefix=""):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
            total += content
        else:
            size = yield from sizes(content, prefix + name + "/")
            if size:
                yield prefix + name + "/", size
            total += size
    return total
