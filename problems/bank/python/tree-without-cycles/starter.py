class Node:
    """A node of a tree."""

    def __init__(self, name):
        self.name = name
        self.parent = None
        self.children = []

    def add(self, child):
        """Make `child` the last child of this node and return it."""
        return child

    def remove(self, child):
        """Make `child` the root of a tree of its own."""

    def path(self):
        """Return the names from the root to this node, with slashes between them."""
        return ""
