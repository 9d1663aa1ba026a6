# Collects a folder's content to know its total, and yields the folder first.
def sizes(folder, prefix=""):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
            total += content
        else:
            inner = list(sizes(content, prefix + name + "/"))
            size = sum(size for path, size in inner if not path.endswith("/"))
            yield prefix + name + "/", size
            yield from inner
            total += size
    return total
