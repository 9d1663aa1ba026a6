# Notes all paths, also those through an object that was met before.
def aliases(value):
    paths = {}

    def walk(item, path, around):
        if not isinstance(item, (list, dict)):
            return
        paths.setdefault(id(item), []).append(path)
        if id(item) not in around:
            for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
                walk(inner, path + (key,), around | {id(item)})

    walk(value, (), frozenset())
    return [group for group in paths.values() if len(group) > 1]
