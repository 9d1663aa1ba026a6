def aliases(value):
    """Return the groups of paths that lead to one and the same list or dict."""
    paths = {}

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        known = paths.setdefault(id(item), [])
        known.append(path)
        if len(known) == 1:
            for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
                walk(inner, path + (key,))

    walk(value, ())
    return [group for group in paths.values() if len(group) > 1]
