# Returns True after each roll-back.
class Rollback(Exception):
    pass


class Transaction:
    def __init__(self, data):
        self.data, self.saved = data, []

    def __enter__(self):
        self.saved.append(self.data.copy())
        return self.data

    def __exit__(self, exc_type, exc, traceback):
        saved = self.saved.pop()
        if exc_type is not None:
            self.data.clear()
            self.data.update(saved)
        return True
