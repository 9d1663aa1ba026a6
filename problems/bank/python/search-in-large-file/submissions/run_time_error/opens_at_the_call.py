# The function is no generator function: it opens the file when it is called.
def find_in_file(path, needle, chunk_size=65536):
    return search(open(path, "rb"), needle, chunk_size)


def search(file, needle, chunk_size):
    with file:
        window, start = b"", 0
        while chunk := file.read(chunk_size):
            window += chunk
            found = window.find(needle)
            while found >= 0:
                yield start + found
                found = window.find(needle, found + 1)
            used = max(0, len(window) - len(needle) + 1)
            window, start = window[used:], start + used
