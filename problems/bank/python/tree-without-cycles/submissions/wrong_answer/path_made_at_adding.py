# Puts the path together when a node is added: what is below it does not learn of it.
from weakref import ref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self._parent = lambda: None
        self._path = name

    @property
    def parent(self):
        return self._parent()

    def add(self, child):
        if child.parent is not None:
            child.parent.remove(child)
        child._parent = ref(self)
        child._path = f"{self._path}/{child.name}"
        self.children.append(child)
        return child

    def remove(self, child):
        if child.parent is not self:
            raise ValueError(f"{child.name} is no child of {self.name}")
        child._parent = lambda: None
        self.children[:] = [other for other in self.children if other is not child]

    def path(self):
        if self.parent is None:
            return self.name
        return self._path
