# All writers of a path use the same temporary file.
import os
import shutil
from contextlib import contextmanager


@contextmanager
def atomic_write(path):
    temporary = path + ".tmp"
    with open(temporary, "w", encoding="utf-8", newline="") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            os.unlink(temporary)
            raise
    if os.path.exists(path):
        shutil.copymode(path, temporary)
    os.replace(temporary, path)
