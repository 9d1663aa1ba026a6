def entries(item):
    """Return the keys or indexes of a list or dict with what they lead to."""
    return list(item.items()) if type(item) is dict else list(enumerate(item))


def aliases(value):
    """Return the groups of paths that lead to one and the same list or dict."""
    paths, stack = {}, [(value, ())]
    while stack:
        item, path = stack.pop()
        if type(item) not in (list, dict):
            continue
        if id(item) in paths:
            paths[id(item)].append(path)
            continue
        paths[id(item)] = [path]
        stack.extend((inner, (*path, key)) for key, inner in reversed(entries(item)))
    return [group for group in paths.values() if len(group) >= 2]
