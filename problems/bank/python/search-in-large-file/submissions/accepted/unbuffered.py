from functools import partial


def offsets(window, needle):
    found = -1
    while (found := window.find(needle, found + 1)) != -1:
        yield found


def find_in_file(path, needle, chunk_size=65536):
    overlap, end = len(needle) - 1, 0
    tail = b""
    with open(path, "rb", buffering=0) as file:
        for chunk in iter(partial(file.read, chunk_size), b""):
            window = tail + chunk
            end += len(chunk)
            for offset in offsets(window, needle):
                yield end - len(window) + offset
            tail = window[-overlap:] if overlap else b""
