# Refers to the children weakly: nobody holds them then.
from weakref import ref


class Node:
    def __init__(self, name):
        self.name = name
        self.parent = None
        self._children = []

    @property
    def children(self):
        return [child for child in (reference() for reference in self._children) if child is not None]

    def add(self, child):
        if child.parent is not None:
            child.parent.remove(child)
        child.parent = self
        self._children.append(ref(child))
        return child

    def remove(self, child):
        if child.parent is not self:
            raise ValueError(f"{child.name} is no child of {self.name}")
        child.parent = None
        self._children = [reference for reference in self._children if reference() is not child]

    def path(self):
        if self.parent is None:
            return self.name
        return f"{self.parent.path()}/{self.name}"
