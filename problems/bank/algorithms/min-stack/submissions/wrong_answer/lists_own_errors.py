# Leaves the error to the list, whose texts are others.
class MinStack:
    """A stack of numbers."""

    def __init__(self):
        self._values = []    # pairs: a value, and the minimum of it and all below

    def push(self, value):
        """Put a value on top."""
        smallest = min(value, self.minimum()) if self._values else value
        self._values.append((value, smallest))

    def pop(self):
        """Remove and return the top value."""
        value = self.top()
        self._values.pop()
        return value

    def top(self):
        """Return the top value."""
        return self._last()[0]

    def minimum(self):
        """Return the smallest value."""
        return self._last()[1]

    def _last(self):
        return self._values[-1]

    def __len__(self):
        return len(self._values)
