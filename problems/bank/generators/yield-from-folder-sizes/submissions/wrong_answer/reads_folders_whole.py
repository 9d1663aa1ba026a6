# Reads every folder within the folder whole before it yields anything of it.
def sizes(folder, prefix=""):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
            total += content
        else:
            size = yield from sizes(list(content), prefix + name + "/")
            yield prefix + name + "/", size
            total += size
    return total
