# Pours everything over for each get(), and back again.
class StackQueue:
    """A queue whose items are in two stacks."""

    def __init__(self, new_stack):
        self._coming = new_stack()
        self._going = new_stack()    # the oldest item is on its top

    def put(self, item):
        """Add an item."""
        self._coming.push(item)

    def get(self):
        """Remove and return the oldest item."""
        while self._coming:
            self._going.push(self._coming.pop())
        if not self._going:
            raise IndexError("the queue is empty")
        item = self._going.pop()
        while self._going:
            self._coming.push(self._going.pop())
        return item

    def peek(self):
        """Return the oldest item."""
        item = self.get()
        while self._coming:
            self._going.push(self._coming.pop())
        self._going.push(item)
        while self._going:
            self._coming.push(self._going.pop())
        return item

    def __len__(self):
        return len(self._coming) + len(self._going)
