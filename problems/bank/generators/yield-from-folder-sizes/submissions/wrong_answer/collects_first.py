# Collects all pairs in a list before the first is given; an endless folder never gets that far.
def collect(folder, prefix, pairs):
    total = 0
    for name, content in folder:
        if isinstance(content, int):
            size = content
            pairs.append((prefix + name, size))
        else:
            size = collect(content, prefix + name + "/", pairs)
            pairs.append((prefix + name + "/", size))
        total += size
    return total


def sizes(folder, prefix=""):
    pairs = []
    total = collect(folder, prefix, pairs)
    yield from pairs
    return total
