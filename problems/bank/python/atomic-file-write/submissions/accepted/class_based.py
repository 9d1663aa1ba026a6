import os
import tempfile
from pathlib import Path


class atomic_write:
    def __init__(self, path):
        self.path = Path(path)

    def __enter__(self):
        descriptor, name = tempfile.mkstemp(dir=self.path.parent)
        self.temporary = Path(name)
        self.file = open(descriptor, "w", encoding="utf-8", newline="")
        return self.file

    def __exit__(self, exc_type, exc, traceback):
        if exc_type is not None:
            self.file.close()
            self.temporary.unlink()
            return False
        with self.file:
            self.file.flush()
            os.fsync(self.file.fileno())
        if self.path.exists():
            self.temporary.chmod(self.path.stat().st_mode & 0o7777)
        self.temporary.replace(self.path)
