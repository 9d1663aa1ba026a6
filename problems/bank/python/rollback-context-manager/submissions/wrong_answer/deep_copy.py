# Copies the values as well, where it can.
import copy


class Rollback(Exception):
    pass


def copied(value):
    try:
        return copy.deepcopy(value)
    except TypeError:
        return value


class Transaction:
    def __init__(self, data):
        self.data, self.saved = data, []

    def __enter__(self):
        self.saved.append({key: copied(value) for key, value in self.data.items()})
        return self.data

    def __exit__(self, exc_type, exc, traceback):
        saved = self.saved.pop()
        if exc_type is None:
            return False
        self.data.clear()
        self.data.update(saved)
        return issubclass(exc_type, Rollback)
