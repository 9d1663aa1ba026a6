class Duration:
    """A time span; `seconds` says how long it is."""

    def __init__(self, *values, **units):
        self.seconds = 0

    def add(self, value):
        """Return a new Duration, longer by `value`."""
