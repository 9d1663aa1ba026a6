# Keeps the old text in memory, and writes it back after an exception.
import os
from contextlib import contextmanager


@contextmanager
def atomic_write(path):
    old = None
    if os.path.exists(path):
        with open(path, "rb") as before:
            old = before.read()
    file = open(path, "w", encoding="utf-8", newline="")
    try:
        yield file
    except BaseException:
        file.close()
        if old is not None:
            with open(path, "wb") as again:
                again.write(old)
        raise
    file.flush()
    os.fsync(file.fileno())
    file.close()
