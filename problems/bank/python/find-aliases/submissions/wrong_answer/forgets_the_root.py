# Begins with the elements: the value itself has no path.
def aliases(value):
    paths = {}

    def walk(item, path):
        for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
            if isinstance(inner, (list, dict)):
                known = paths.setdefault(id(inner), [])
                known.append(path + (key,))
                if len(known) == 1:
                    walk(inner, path + (key,))

    if isinstance(value, (list, dict)):
        walk(value, ())
    return [group for group in paths.values() if len(group) > 1]
