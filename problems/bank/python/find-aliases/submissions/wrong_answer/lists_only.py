# Looks into lists only: what is in a dict is never met.
def aliases(value):
    paths = {}

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        known = paths.setdefault(id(item), [])
        known.append(path)
        if len(known) == 1 and isinstance(item, list):
            for key, inner in enumerate(item):
                walk(inner, path + (key,))

    walk(value, ())
    return [group for group in paths.values() if len(group) > 1]
