from collections import deque
from weakref import finalize, ref


def give_back(pool, resource):
    """Make the resource free again if its pool is still there."""
    if pool() is not None:
        pool()._free.append(resource)


class Lease:
    """Holds a resource until it is released or freed."""

    def __init__(self, pool, resource):
        self.resource = resource
        # The finalizer must refer neither to the lease nor, strongly, to the pool.
        self.release_once = finalize(self, give_back, ref(pool), resource)

    def release(self):
        self.resource = None
        self.release_once()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.release()


class Pool:
    """Lends resources; makes at most `size` of them."""

    def __init__(self, make, size):
        self._make = make
        self._left = size
        self._free = deque()

    def take(self):
        """Return a lease of a free resource, or of one that is made."""
        if self._free:
            return Lease(self, self._free.popleft())
        if self._left == 0:
            raise RuntimeError("the pool is empty")
        resource = self._make()
        self._left -= 1
        return Lease(self, resource)

    def free(self):
        """Return the free resources, the one that is next first."""
        return list(self._free)
