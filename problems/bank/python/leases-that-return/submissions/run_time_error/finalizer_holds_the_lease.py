# The finalizer is a method of the lease, and so keeps it alive for ever.
from collections import deque
from weakref import finalize, ref


class Lease:
    def __init__(self, pool, resource):
        self.resource = resource
        self.pool = ref(pool)
        self.release_once = finalize(self, self.give_back)

    def give_back(self):
        resource, self.resource = self.resource, None
        if self.pool() is not None:
            self.pool()._free.append(resource)

    def release(self):
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
