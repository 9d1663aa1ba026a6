from weakref import ref


class Node:
    """A node of a tree."""

    def __init__(self, name):
        self.name = name
        self.children = []
        self._parent = lambda: None

    @property
    def parent(self):
        """The parent node, which is referred to weakly, or None."""
        return self._parent()

    def add(self, child):
        """Make `child` the last child of this node and return it."""
        if child.parent is not None:
            child.parent.remove(child)
        child._parent = ref(self)
        self.children.append(child)
        return child

    def remove(self, child):
        """Make `child` the root of a tree of its own."""
        if child.parent is not self:
            raise ValueError(f"{child.name} is no child of {self.name}")
        child._parent = lambda: None
        self.children[:] = [other for other in self.children if other is not child]

    def path(self):
        """Return the names from the root to this node, with slashes between them."""
        if self.parent is None:
            return self.name
        return f"{self.parent.path()}/{self.name}"
