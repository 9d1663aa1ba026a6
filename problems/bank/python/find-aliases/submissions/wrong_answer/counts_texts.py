# Every object that is met twice is noted, numbers and texts too.
def aliases(value):
    paths = {}

    def walk(item, path):
        known = paths.setdefault(id(item), [])
        known.append(path)
        if len(known) == 1 and isinstance(item, (list, dict)):
            for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
                walk(inner, path + (key,))

    walk(value, ())
    return [group for group in paths.values() if len(group) > 1]
