# Reads text: not every byte sequence is UTF-8.
def find_in_file(path, needle, chunk_size=65536):
    with open(path, encoding="utf-8", newline="") as file:
        window, start = b"", 0
        while chunk := file.read(chunk_size):
            window += chunk.encode()
            found = window.find(needle)
            while found >= 0:
                yield start + found
                found = window.find(needle, found + 1)
            used = max(0, len(window) - len(needle) + 1)
            window, start = window[used:], start + used
