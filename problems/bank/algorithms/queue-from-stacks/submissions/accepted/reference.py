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
        if not self._going:
            while self._coming:
                self._going.push(self._coming.pop())
        if not self._going:
            raise IndexError("the queue is empty")
        return self._going.pop()

    def peek(self):
        """Return the oldest item."""
        item = self.get()
        self._going.push(item)
        return item

    def __len__(self):
        return len(self._coming) + len(self._going)
