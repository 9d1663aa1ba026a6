# Remembers the dict when the object is made.
class Rollback(Exception):
    pass


class Transaction:
    def __init__(self, data):
        self.data, self.saved = data, dict(data)

    def __enter__(self):
        return self.data

    def __exit__(self, exc_type, exc, traceback):
        if exc_type is None:
            return False
        self.data.clear()
        self.data.update(self.saved)
        return issubclass(exc_type, Rollback)
