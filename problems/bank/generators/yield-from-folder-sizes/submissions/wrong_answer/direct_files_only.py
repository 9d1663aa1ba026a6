# A folder's total leaves out the folders in it.
def sizes(folder, prefix=""):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
            total += content
        else:
            size = yield from sizes(content, prefix + name + "/")
            yield prefix + name + "/", size
    return total
