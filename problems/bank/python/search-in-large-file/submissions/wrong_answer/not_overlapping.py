# Goes on behind the match.
def find_in_file(path, needle, chunk_size=65536):
    with open(path, "rb") as file:
        window, start = b"", 0
        while chunk := file.read(chunk_size):
            window += chunk
            place = 0
            while (found := window.find(needle, place)) >= 0:
                yield start + found
                place = found + len(needle)
            used = max(place, len(window) - len(needle) + 1, 0)
            window, start = window[used:], start + used
