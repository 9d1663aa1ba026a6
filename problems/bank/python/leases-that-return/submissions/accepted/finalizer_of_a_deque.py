# A finalizer knows the free resources, not the pool.
from collections import deque
from weakref import finalize


class Lease:
    def __init__(self, resource, give_back):
        self.resource = resource
        self._finalizer = finalize(self, give_back, resource)

    def release(self):
        self._finalizer()
        self.resource = None

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.release()


class Pool:
    def __init__(self, make, size):
        self._make, self._left, self._free = make, size, deque()

    def take(self):
        if self._free:
            return Lease(self._free.popleft(), self._free.append)
        if self._left == 0:
            raise RuntimeError("the pool is empty")
        resource = self._make()
        self._left -= 1
        return Lease(resource, self._free.append)

    def free(self):
        return list(self._free)
