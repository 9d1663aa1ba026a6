class Trie:
    """A set of words that finds them by their beginning."""

    def add(self, word):
        """Add the word."""

    def remove(self, word):
        """Remove the word; return whether it was there."""

    def count(self, prefix):
        """Return how many words begin with `prefix`."""

    def complete(self, prefix, limit):
        """Return the first `limit` words that begin with `prefix`."""
