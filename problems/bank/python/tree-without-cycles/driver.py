"""Builds trees with the garbage collector switched off, and notes which nodes are freed."""
import gc
import weakref
from contextlib import contextmanager

from viva import observe, raised


@contextmanager
def no_collector():
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Watch:
    """Notes the names of the nodes that are freed."""

    def __init__(self):
        self.freed = []

    def __call__(self, node):
        weakref.finalize(node, self.freed.append, node.name).atexit = False
        return node

    def so_far(self):
        return sorted(self.freed)


def text(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(5))


def plain(node):
    return node.name, [plain(child) for child in node.children]


def build(solution, description, watch=lambda node: node):
    name, inside = description if isinstance(description, (list, tuple)) else (description, [])
    node = watch(solution.Node(name))
    for each in inside:
        node.add(build(solution, each, watch))
    return node


def description(rng, depth=3):
    return text(rng), [description(rng, depth - 1) for _ in range(rng.randrange(1, 4))] if depth else []


def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)


def paths(solution):
    root = solution.Node("home")
    leaf = root.add(solution.Node("ada")).add(solution.Node("notes"))
    observe("paths", [root.path(), leaf.path(), leaf.parent.path(), leaf.parent.parent is root])
    observe("above the root", [root.parent, root.name])


def freed(solution, inside):
    watch = Watch()
    with no_collector():
        root = build(solution, ["root", inside], watch)
        before = watch.so_far()
        del root
        observe("freed", [before, watch.so_far()])


def from_below(solution, rng):
    nodes = [solution.Node(text(rng)) for _ in range(6)]
    order = list(zip(nodes[1:], nodes))
    rng.shuffle(order)
    found = []
    for child, parent in order:
        found.append((parent.add(child) is child, [node.path() for node in nodes]))
    observe("paths", found)


def kept(solution, rng):
    watch = Watch()
    with no_collector():
        root, other = build(solution, description(rng), watch), build(solution, description(rng), watch)
        gc.collect()
        observe("trees", [plain(root), plain(other)])
        observe("paths", [node.path() for node in walk(root)])
        observe("freed", [watch.so_far(), solution.Node(text(rng)).children])
        names = sorted(node.name for node in walk(root))
        del root
        observe("afterwards", [names, watch.so_far()])


def child_held(solution, rng):
    watch = Watch()
    with no_collector():
        root = build(solution, description(rng), watch)
        child = root.children[-1]
        leaf = child.children[0]
        found = [(child.path(), leaf.path())]
        del root
        found += [watch.so_far(), child.path(), child.parent, leaf.path()]
        other = solution.Node(text(rng))
        other.add(child)
        found += [leaf.path(), plain(other)]
        del child, other
        found += [leaf.path(), leaf.parent, watch.so_far()]
        observe("found", found)


def removed(solution, rng):
    watch = Watch()
    with no_collector():
        root = build(solution, description(rng), watch)
        child = rng.choice(root.children)
        name = child.name
        root.remove(child)
        found = [name, child.parent, child.path(), plain(root), plain(child), watch.so_far()]
        found.append(raised(root.remove, child))
        found.append(raised(child.remove, root))
        del child
        found.append(watch.so_far())
        observe("found", found)


def moved(solution, rng):
    watch = Watch()
    with no_collector():
        first, second = build(solution, description(rng), watch), build(solution, description(rng), watch)
        for _ in range(3):
            child = rng.choice([node for node in walk(first) if node is not first] or [second.children[0]])
            second.add(child)
            found = [plain(first), plain(second), child.path()]
        del first
        found.append(watch.so_far())
        third = solution.Node(text(rng))
        third.add(child)
        del second
        found += [plain(third), child.path(), watch.so_far()]
        observe("found", found)


def added_twice(solution, rng):
    root = solution.Node(text(rng))
    nodes = [root.add(solution.Node(text(rng))) for _ in range(4)]
    found = []
    for _ in range(4):
        node = rng.choice(nodes)
        root.add(node)
        found.append((node.name, plain(root), node.path()))
    observe("found", found)


class Equal:
    """Mixed into nodes: all of them are equal."""

    def __eq__(self, other):
        return isinstance(other, Equal)

    __hash__ = None


def equal_children(solution, rng):
    class Node(Equal, solution.Node):
        def __len__(self):
            return 0

    root = Node(text(rng))
    nodes = [root.add(Node(text(rng))) for _ in range(6)]
    gone = rng.sample(range(1, 6), 3)
    for number in gone:
        root.remove(nodes[number])
    observe("tree", plain(root))
    observe("parents", [(node.name, node.path()) for node in nodes])
    root.add(nodes[5])
    observe("afterwards", [plain(root), raised(root.remove, Node("other"))])
