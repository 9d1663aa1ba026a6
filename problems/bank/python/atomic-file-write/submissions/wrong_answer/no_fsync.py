# Closing a file hands it to the system, which may write it later than the new name.
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
        except BaseException:
            file.close()
            os.unlink(file.name)
            raise
    if os.path.exists(path):
        shutil.copymode(path, file.name)
    os.replace(file.name, path)
