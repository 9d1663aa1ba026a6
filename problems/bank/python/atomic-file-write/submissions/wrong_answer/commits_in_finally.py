# `finally` runs after an exception too: half a text takes the place of the file.
import os
import shutil
from contextlib import contextmanager
from tempfile import NamedTemporaryFile


@contextmanager
def atomic_write(path):
    folder = os.path.dirname(path) or "."
    file = NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False)
    try:
        yield file
    finally:
        file.flush()
        os.fsync(file.fileno())
        file.close()
        if os.path.exists(path):
            shutil.copymode(path, file.name)
        os.replace(file.name, path)
