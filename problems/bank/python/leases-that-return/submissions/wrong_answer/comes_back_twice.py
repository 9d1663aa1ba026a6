# release() gives the resource back, and the finalizer does so again.
from collections import deque
from weakref import finalize, ref


def give_back(pool, resource):
    if pool() is not None:
        pool()._free.append(resource)


class Lease:
    def __init__(self, pool, resource):
        self.resource = resource
        finalize(self, give_back, ref(pool), resource)
        self.release_once = lambda: give_back(ref(pool), resource)

    def release(self):
        self.resource = None
        self.release_once()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.release()


class Pool:
    def __init__(self, make, size):
        self._make = make
        self._left = size
        self._free = deque()

    def take(self):
        if self._free:
            return Lease(self, self._free.popleft())
        if self._left == 0:
            raise RuntimeError("the pool is empty")
        resource = self._make()
        self._left -= 1
        return Lease(self, resource)

    def free(self):
        return list(self._free)
