# Looks whether there is a reference, not whether it still leads anywhere.
from weakref import ref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self._parent = None

    @property
    def parent(self):
        return self._parent and self._parent()

    def add(self, child):
        if child.parent is not None:
            child.parent.remove(child)
        child._parent = ref(self)
        self.children.append(child)
        return child

    def remove(self, child):
        if child.parent is not self:
            raise ValueError(f"{child.name} is no child of {self.name}")
        child._parent = None
        self.children[:] = [other for other in self.children if other is not child]

    def path(self):
        if self._parent is None:
            return self.name
        return f"{self.parent.path()}/{self.name}"
