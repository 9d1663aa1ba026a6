class MinStack:
    """A stack of numbers."""

    def push(self, value):
        """Put a value on top."""

    def pop(self):
        """Remove and return the top value."""

    def top(self):
        """Return the top value."""

    def minimum(self):
        """Return the smallest value."""

    def __len__(self):
        return 0
