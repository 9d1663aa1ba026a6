class StackQueue:
    """A queue whose items are in two stacks."""

    def __init__(self, new_stack):
        self.stack = new_stack()

    def put(self, item):
        """Add an item."""

    def get(self):
        """Remove and return the oldest item."""

    def peek(self):
        """Return the oldest item."""

    def __len__(self):
        return 0
