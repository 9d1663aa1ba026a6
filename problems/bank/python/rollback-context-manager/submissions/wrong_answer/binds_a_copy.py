# Puts a copy in the place of the dict: nobody else has it.
class Rollback(Exception):
    pass


class Transaction:
    def __init__(self, data):
        self.data = data

    def __enter__(self):
        self.working = self.data.copy()
        return self.working

    def __exit__(self, exc_type, exc, traceback):
        if exc_type is None:
            self.data.update(self.working)
            return False
        return issubclass(exc_type, Rollback)
