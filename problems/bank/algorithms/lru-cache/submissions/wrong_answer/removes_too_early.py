# Makes room whenever the cache is full, for a key too that is there already.
from collections import OrderedDict


class LruCache:
    """Keeps `capacity` values, those that were used last."""

    def __init__(self, capacity):
        self.capacity = capacity
        self._values = OrderedDict()

    def put(self, key, value):
        """Store the value."""
        if len(self) >= self.capacity:
            self._values.popitem(last=False)
        self._values[key] = value
        self._values.move_to_end(key)

    def get(self, key, default=None):
        """Return the stored value, or `default`."""
        if key not in self._values:
            return default
        self._values.move_to_end(key)
        return self._values[key]

    def keys(self):
        """Return the keys, the least recently used one first."""
        return list(self._values)

    def __len__(self):
        return len(self._values)
