# KeyboardInterrupt is no Exception.
import os
import shutil
from contextlib import contextmanager
from tempfile import NamedTemporaryFile


@contextmanager
def atomic_write(path):
    folder = os.path.dirname(path) or "."
    with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except Exception:
            file.close()
            os.unlink(file.name)
            raise
    if os.path.exists(path):
        shutil.copymode(path, file.name)
    os.replace(file.name, path)
