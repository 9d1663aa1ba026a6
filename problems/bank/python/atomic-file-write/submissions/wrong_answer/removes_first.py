# Takes the old file away in the beginning: for a while there is none.
import os
from contextlib import contextmanager
from tempfile import NamedTemporaryFile


@contextmanager
def atomic_write(path):
    folder = os.path.dirname(path) or "."
    mode = 0o644
    if os.path.exists(path):
        mode = os.stat(path).st_mode & 0o7777
        os.remove(path)
    with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            os.unlink(file.name)
            raise
    os.chmod(file.name, mode)
    os.replace(file.name, path)
