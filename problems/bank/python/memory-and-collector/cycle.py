import gc
import weakref


class Node:
    pass


gc.disable()
one, two, alone = Node(), Node(), Node()
one.other, two.other = two, one
refs = [weakref.ref(node) for node in (one, two, alone)]

del one, alone
print([ref() is None for ref in refs])
del two
print([ref() is None for ref in refs])
gc.collect()
print([ref() is None for ref in refs])
