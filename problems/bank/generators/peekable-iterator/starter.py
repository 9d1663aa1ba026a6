class Peekable:
    """An iterator that can look ahead and take items back."""

    def __init__(self, items):
        self.items = items
