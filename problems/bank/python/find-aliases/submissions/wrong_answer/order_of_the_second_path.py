# Makes a group when an object is met for the second time.
def aliases(value):
    first, groups = {}, {}

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        if id(item) in first:
            groups.setdefault(id(item), [first[id(item)]]).append(path)
            return
        first[id(item)] = path
        for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
            walk(inner, path + (key,))

    walk(value, ())
    return list(groups.values())
