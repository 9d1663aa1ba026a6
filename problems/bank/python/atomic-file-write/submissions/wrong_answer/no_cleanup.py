# After an exception the temporary file stays.
import os
import shutil
from contextlib import contextmanager
from tempfile import NamedTemporaryFile


@contextmanager
def atomic_write(path):
    folder = os.path.dirname(path) or "."
    with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    if os.path.exists(path):
        shutil.copymode(path, file.name)
    os.replace(file.name, path)
