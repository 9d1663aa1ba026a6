from collections import Counter
from threading import RLock


class Tally:
    def __init__(self):
        self._lock, self._values = RLock(), Counter()

    def add(self, key, amount=1):
        with self._lock:
            self._values[key] += amount
            return self._values[key]

    def move(self, source, target, amount):
        with self._lock:
            if self._values[source] < amount:
                raise ValueError(f"only {self._values[source]} of {source}")
            left = self._values[source] - amount
            self._values[source] = left
            self._values[target] = self._values[target] + amount

    def snapshot(self):
        with self._lock:
            return self._values.copy()
