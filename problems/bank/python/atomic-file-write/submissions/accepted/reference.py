import os
import shutil
from contextlib import contextmanager
from tempfile import NamedTemporaryFile


@contextmanager
def atomic_write(path):
    """Give a text file whose content takes the place of `path` when the block ends."""
    folder = os.path.dirname(path) or "."
    file = NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(path):
            shutil.copymode(path, file.name)
        os.replace(file.name, path)
    except BaseException:
        os.unlink(file.name)
        raise
