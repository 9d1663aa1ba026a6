class LruCache:
    """Keeps `capacity` values, those that were used last."""

    def __init__(self, capacity):
        self.capacity = capacity

    def put(self, key, value):
        """Store the value."""

    def get(self, key, default=None):
        """Return the stored value, or `default`."""

    def keys(self):
        """Return the keys, the least recently used one first."""

    def __len__(self):
        return 0
