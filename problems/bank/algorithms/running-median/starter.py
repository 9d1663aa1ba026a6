class Median:
    """The median of the numbers so far."""

    def add(self, number):
        """Take one more number."""

    def median(self):
        """Return the median."""

    def __len__(self):
        return 0
