# Joins the keys with dots on the way, and some of them are no texts.
def aliases(value):
    paths = {}

    def walk(item, path):
        if not isinstance(item, (list, dict)):
            return
        known = paths.setdefault(id(item), [])
        known.append(path)
        if len(known) == 1:
            if isinstance(item, dict):
                for key in item:
                    walk(item[key], path + "." + key)
            else:
                for index, inner in enumerate(item):
                    walk(inner, f"{path}.{index}")

    def parts(path):
        return tuple(int(part) if part.isdigit() else part for part in path.split(".")[1:])

    walk(value, "")
    return [[parts(path) for path in group] for group in paths.values() if len(group) > 1]
