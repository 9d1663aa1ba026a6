def sizes(folder, prefix=""):
    """Without recursion: a stack of the folders that are being read."""
    stack = [[prefix, iter(folder), 0]]
    while True:
        path, pairs, _ = level = stack[-1]
        for name, content in pairs:
            if isinstance(content, int):
                yield path + name, content
                level[2] += content
            else:
                stack.append([f"{path}{name}/", iter(content), 0])
                break
        else:
            stack.pop()
            if not stack:
                return level[2]
            yield path, level[2]
            stack[-1][2] += level[2]
