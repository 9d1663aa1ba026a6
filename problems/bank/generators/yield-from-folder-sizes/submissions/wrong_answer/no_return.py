# Right pairs, but the generator returns None: the totals are added up from the pairs.
def sizes(folder, prefix=""):
    for name, content in folder:
        if isinstance(content, int):
            yield prefix + name, content
        else:
            total = 0
            for path, size in sizes(content, prefix + name + "/"):
                if not path.endswith("/"):
                    total += size
                yield path, size
            yield prefix + name + "/", total
