# Puts each number into the half where it belongs, and leaves the halves as they are.
from heapq import heappush, heappushpop


class Median:
    """The median of the numbers so far."""

    def __init__(self):
        self._lower = []    # negated, so that the largest of the smaller half is on top
        self._upper = []

    def add(self, number):
        """Take one more number."""
        if self._lower and number > -self._lower[0]:
            heappush(self._upper, number)
        else:
            heappush(self._lower, -number)

    def median(self):
        """Return the median."""
        if not self._lower:
            raise ValueError("no numbers yet")
        return -self._lower[0]

    def __len__(self):
        return len(self._lower) + len(self._upper)
