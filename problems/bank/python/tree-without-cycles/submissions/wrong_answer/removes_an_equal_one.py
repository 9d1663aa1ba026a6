# list.remove() takes away the first child that is equal.
from weakref import ref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self._parent = lambda: None

    @property
    def parent(self):
        return self._parent()

    def add(self, child):
        if child.parent is not None:
            child.parent.remove(child)
        child._parent = ref(self)
        self.children.append(child)
        return child

    def remove(self, child):
        if child.parent is not self:
            raise ValueError(f"{child.name} is no child of {self.name}")
        child._parent = lambda: None
        self.children.remove(child)

    def path(self):
        if self.parent is None:
            return self.name
        return f"{self.parent.path()}/{self.name}"
