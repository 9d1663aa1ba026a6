# Takes away and adds under the lock, but lets go of it in between; and reads without it.
from threading import Lock


class Tally:
    """A value for each key, shared by threads."""

    def __init__(self):
        self._lock = Lock()
        self._values = {}

    def add(self, key, amount=1):
        """Add to the value of `key` and return it."""
        with self._lock:
            value = self._values.get(key, 0) + amount
            self._values[key] = value
            return value

    def move(self, source, target, amount):
        """Take from `source` and add to `target`."""
        with self._lock:
            value = self._values.get(source, 0)
            if value < amount:
                raise ValueError(f"only {value} of {source}")
            self._values[source] = value - amount
        self.add(target, amount)

    def snapshot(self):
        """Return all values as a new dict."""
        with self._lock:
            return dict(self._values)
