# The inner block overwrites what the outer one has saved.
class Rollback(Exception):
    pass


class Transaction:
    def __init__(self, data):
        self.data = data

    def __enter__(self):
        self.saved = self.data.copy()
        return self.data

    def __exit__(self, exc_type, exc, traceback):
        if exc_type is None:
            return False
        self.data.clear()
        self.data.update(self.saved)
        return issubclass(exc_type, Rollback)
