class Tally:
    """A value for each key, shared by threads."""

    def add(self, key, amount=1):
        """Add to the value of `key` and return it."""

    def move(self, source, target, amount):
        """Take from `source` and add to `target`."""

    def snapshot(self):
        """Return all values as a new dict."""
