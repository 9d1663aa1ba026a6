import weakref


class Lease:
    """Gives its resource back in __del__, if release() has not done it."""

    resource = None

    def __init__(self, pool, resource):
        self._pool = weakref.ref(pool)
        self.resource = resource

    def release(self):
        resource, self.resource = self.resource, None
        pool = self._pool()
        if resource is not None and pool is not None:
            pool.returned.append(resource)

    def __del__(self):
        self.release()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.release()
        return False


class Pool:
    """Lends resources; makes at most `size` of them."""

    def __init__(self, make, size):
        self.make, self.size, self.made, self.returned = make, size, 0, []

    def take(self):
        if self.returned:
            return Lease(self, self.returned.pop(0))
        if self.made >= self.size:
            raise RuntimeError("the pool is empty")
        lease = Lease(self, self.make())
        self.made += 1
        return lease

    def free(self):
        return self.returned[:]
