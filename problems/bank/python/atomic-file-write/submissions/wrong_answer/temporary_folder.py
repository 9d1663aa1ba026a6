# The temporary file lies in the system's folder for such files, which may be another file system.
import os
import shutil
from contextlib import contextmanager
from tempfile import NamedTemporaryFile


@contextmanager
def atomic_write(path):
    with NamedTemporaryFile("w", encoding="utf-8", newline="", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            os.unlink(file.name)
            raise
    if os.path.exists(path):
        shutil.copymode(path, file.name)
    shutil.move(file.name, path)
