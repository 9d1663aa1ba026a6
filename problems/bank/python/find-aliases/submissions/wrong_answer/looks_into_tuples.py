# Goes through tuples as if they were lists.
def aliases(value):
    paths = {}

    def walk(item, path):
        if not isinstance(item, (list, dict, tuple)):
            return
        known = [] if isinstance(item, tuple) else paths.setdefault(id(item), [])
        known.append(path)
        if len(known) == 1:
            for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
                walk(inner, path + (key,))

    walk(value, ())
    return [group for group in paths.values() if len(group) > 1]
