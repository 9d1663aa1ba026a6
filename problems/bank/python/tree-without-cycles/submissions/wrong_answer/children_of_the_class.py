# One list of children for all nodes, told apart by their parent.
from weakref import ref


class Node:
    everybody = []

    def __init__(self, name):
        self.name = name
        self._parent = lambda: None

    @property
    def children(self):
        return [node for node in Node.everybody if node.parent is self]

    @property
    def parent(self):
        return self._parent()

    def add(self, child):
        if child.parent is not None:
            child.parent.remove(child)
        child._parent = ref(self)
        Node.everybody.append(child)
        return child

    def remove(self, child):
        if child.parent is not self:
            raise ValueError(f"{child.name} is no child of {self.name}")
        child._parent = lambda: None
        Node.everybody[:] = [other for other in Node.everybody if other is not child]

    def path(self):
        if self.parent is None:
            return self.name
        return f"{self.parent.path()}/{self.name}"
