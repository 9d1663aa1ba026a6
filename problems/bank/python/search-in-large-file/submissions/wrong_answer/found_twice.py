# Keeps as many bytes as the needle has: a match at the very end of a chunk is found again.
def find_in_file(path, needle, chunk_size=65536):
    with open(path, "rb") as file:
        window, start = b"", 0
        while chunk := file.read(chunk_size):
            window += chunk
            found = window.find(needle)
            while found >= 0:
                yield start + found
                found = window.find(needle, found + 1)
            used = max(0, len(window) - len(needle))
            window, start = window[used:], start + used
