class Rollback(Exception):
    """Raised in a block to undo its changes and go on behind it."""


class Transaction:
    """A context manager that undoes the changes to a dict when its block fails."""

    def __init__(self, data):
        self._data = data
        self._saved = []

    def __enter__(self):
        self._saved.append(self._data.copy())
        return self._data

    def __exit__(self, exc_type, exc, traceback):
        saved = self._saved.pop()
        if exc_type is None:
            return False
        self._data.clear()
        self._data.update(saved)
        return issubclass(exc_type, Rollback)
