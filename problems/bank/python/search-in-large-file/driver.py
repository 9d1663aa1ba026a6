"""Writes files and has them searched."""
import os

from viva import observe, raised

MIB = 1024 * 1024


def written(content, path="data.bin"):
    with open(path, "wb") as file:
        file.write(content)
    return path


def small(solution, contents, needle):
    return [list(solution.find_in_file(written(content), needle)) for content in contents]


def random_bytes(rng, length, alphabet):
    return bytes(rng.choice(alphabet) for _ in range(length))


def borders(solution, rng):
    results = []
    for chunk_size in (16, 17, 64, 65536):
        needle = random_bytes(rng, rng.randrange(2, 9), b"xyz") + b"!"
        content = bytearray(rng.choice(b"xyz!") for _ in range(min(chunk_size, 500) * 5))
        if chunk_size == 65536:
            content = bytearray(65536 * 2 + 99)
        for border in range(chunk_size, len(content) - len(needle), chunk_size):
            start = border - rng.randrange(len(needle) + 1)
            content[start:start + len(needle)] = needle
        path = written(content)
        results.append(list(solution.find_in_file(path, needle, chunk_size)))
        results.append(list(solution.find_in_file(path, b"!", chunk_size)))
    observe("results", results)
    path = written(bytes(65535) + b"ab" + bytes(rng.randrange(1000)) + b"ab")
    observe("default", list(solution.find_in_file(path, b"ab")))


def tiny_chunks(solution, rng):
    results = []
    for chunk_size in (1, 2, 3, 7, 100):
        for length in (1, 2, 5, 40):
            needle = random_bytes(rng, length, b"ab" if length < 40 else b"a")
            content = random_bytes(rng, 50, b"ab") + needle + b"a" * rng.randrange(50, 60) + needle[:-1]
            results.append(list(solution.find_in_file(written(content), needle, chunk_size)))
    observe("results", results)


def any_bytes(solution, rng):
    words = [b"\r\n", b"\n", b"\r", b"\x00", b"\xff", b"\xc3\xa9", b"\x1a", b"\x80\n", b"end"]
    content = b"".join(rng.choice(words) for _ in range(600))
    path = written(content)
    observe("results", [list(solution.find_in_file(path, rng.choice(words) + rng.choice(words), 50)) for _ in range(8)])
    observe("single", [list(solution.find_in_file(path, word)) for word in words])


def large(solution, rng):
    """A file with holes: 200 MiB long, nearly all zero bytes that take no room."""
    offsets = sorted(rng.randrange(200 * MIB - 100) for _ in range(6))
    needle = random_bytes(rng, 12, b"pqrstu")
    with open("large.bin", "wb") as file:
        file.truncate(200 * MIB)
        for offset in offsets:
            file.seek(offset)
            file.write(needle)
    observe("offsets", list(solution.find_in_file("large.bin", needle)))
    os.remove("large.bin")


def free_descriptor():
    descriptor = os.open(".", os.O_RDONLY)
    os.close(descriptor)
    return descriptor


def lazy(solution, rng):
    free = free_descriptor()
    steps = []
    search = solution.find_in_file("later.bin", b"needle", 1000)
    steps.append(("made", free_descriptor() - free))
    path = written(b"needle".join(random_bytes(rng, rng.randrange(900, 4000), b"abc") for _ in range(6)), "later.bin")
    steps.append((next(search), free_descriptor() - free))
    steps.append((next(search), free_descriptor() - free))
    search.close()
    steps.append(("closed", free_descriptor() - free))
    search = solution.find_in_file(path, b"needle", rng.randrange(100, 5000))
    steps += list(search)
    steps.append(("ended", free_descriptor() - free))
    os.remove(path)
    observe("steps", steps)
    observe("missing", type(raised(list, solution.find_in_file(path, b"x"))).__name__)
