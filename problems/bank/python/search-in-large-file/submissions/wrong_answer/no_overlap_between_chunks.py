# Searches each chunk alone.
def find_in_file(path, needle, chunk_size=65536):
    with open(path, "rb") as file:
        start = 0
        while chunk := file.read(chunk_size):
            found = chunk.find(needle)
            while found >= 0:
                yield start + found
                found = chunk.find(needle, found + 1)
            start += len(chunk)
