# The default dict outlives the call, and ids are given to other objects later.
def aliases(value, paths={}):
    here = []

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        known = paths.setdefault(id(item), [])
        known.append(path)
        if known not in here:
            here.append(known)
        if len(known) == 1:
            for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
                walk(inner, path + (key,))

    walk(value, ())
    return [group for group in here if len(group) > 1]
