# Looks for an equal object among those met so far.
def aliases(value):
    met, groups = [], []

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        if any(item is other for other in met):
            groups[[item is other for other in met].index(True)].append(path)
            return
        try:
            if item in met:
                groups[met.index(item)].append(path)
                return
        except RecursionError:
            pass
        met.append(item)
        groups.append([path])
        for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
            walk(inner, path + (key,))

    walk(value, ())
    return [group for group in groups if len(group) > 1]
