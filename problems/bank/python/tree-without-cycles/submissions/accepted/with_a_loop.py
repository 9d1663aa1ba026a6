import weakref


class Node:
    """A node of a tree."""

    def __init__(self, name):
        self.name = name
        self.children = []
        self._up = None

    @property
    def parent(self):
        return self._up and self._up()

    def add(self, child):
        old = child.parent
        if old is not None:
            old.remove(child)
        self.children += [child]
        child._up = weakref.ref(self)
        return child

    def remove(self, child):
        for index, other in enumerate(self.children):
            if other is child:
                del self.children[index]
                child._up = None
                return
        raise ValueError("{} is no child of {}".format(child.name, self.name))

    def path(self):
        names, node = [], self
        while node is not None:
            names.insert(0, node.name)
            node = node.parent
        return "/".join(names)
