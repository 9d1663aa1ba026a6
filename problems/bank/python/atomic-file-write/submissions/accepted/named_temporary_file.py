import os
import shutil
from tempfile import NamedTemporaryFile


class atomic_write:
    def __init__(self, path):
        self.path = os.path.abspath(path)

    def __enter__(self):
        self.file = NamedTemporaryFile("w", encoding="utf-8", newline="", dir=os.path.dirname(self.path), delete=False)
        return self.file

    def __exit__(self, kind, error, traceback):
        try:
            if kind is None:
                self.file.flush()
                os.fsync(self.file)
        finally:
            self.file.close()
        if kind is not None:
            os.remove(self.file.name)
            return
        if os.path.exists(self.path):
            shutil.copymode(self.path, self.file.name)
        os.replace(self.file.name, self.path)
