# Reads and computes before it takes the lock.
from threading import Lock


class Tally:
    """A value for each key, shared by threads."""

    def __init__(self):
        self._lock = Lock()
        self._values = {}

    def add(self, key, amount=1):
        """Add to the value of `key` and return it."""
        value = self._values.get(key, 0) + amount
        with self._lock:
            self._values[key] = value
        return value

    def move(self, source, target, amount):
        """Take from `source` and add to `target`."""
        value = self._values.get(source, 0)
        if value < amount:
            raise ValueError(f"only {value} of {source}")
        changed = {source: value - amount}
        changed[target] = changed.get(target, self._values.get(target, 0)) + amount
        with self._lock:
            self._values.update(changed)

    def snapshot(self):
        """Return all values as a new dict."""
        with self._lock:
            return dict(self._values)
