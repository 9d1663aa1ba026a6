def recorder():
    words = ["a"]

    def add(word):
        words.append(word)
        return len(words)

    def restart():
        nonlocal words
        words = []

    return add, restart


add, restart = recorder()
cell = add.__closure__[0]
print(add("b"), cell.cell_contents)
kept = cell.cell_contents
restart()
print(add("c"), cell.cell_contents, kept)
print(add.__code__.co_freevars)
