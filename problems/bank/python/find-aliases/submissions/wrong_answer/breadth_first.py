# A queue in place of a stack: flat objects are met before deep ones.
from collections import deque


def aliases(value):
    paths, queue = {}, deque([(value, ())])
    while queue:
        item, path = queue.popleft()
        if not isinstance(item, (list, dict)):
            continue
        known = paths.setdefault(id(item), [])
        known.append(path)
        if len(known) == 1:
            queue.extend((inner, path + (key,))
                         for key, inner in (item.items() if isinstance(item, dict) else enumerate(item)))
    return [group for group in paths.values() if len(group) > 1]
