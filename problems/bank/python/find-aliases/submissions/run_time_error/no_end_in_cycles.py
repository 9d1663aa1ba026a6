# Notes an object only when it has been looked through: a list in itself is never done.
def aliases(value):
    paths = {}

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        if id(item) in paths:
            paths[id(item)].append(path)
            return
        for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
            walk(inner, path + (key,))
        paths[id(item)] = [path]

    walk(value, ())
    return [group for group in paths.values() if len(group) > 1]
