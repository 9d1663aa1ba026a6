# Holds the whole file in memory.
def find_in_file(path, needle, chunk_size=65536):
    with open(path, "rb") as file:
        content = file.read()
    found = content.find(needle)
    while found >= 0:
        yield found
        found = content.find(needle, found + 1)
