"""Takes leases, and lets them go in all ways."""
import gc
import weakref
from contextlib import contextmanager

from viva import observe, raised


class Maker:
    """Makes numbered resources."""

    def __init__(self, first=1):
        self.first, self.made = first, 0

    def __call__(self):
        self.made += 1
        return self.first + self.made - 1


@contextmanager
def no_collector():
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Freed:
    def __init__(self, name):
        self.name = name


def used_again(solution):
    maker = Maker()
    pool = solution.Pool(maker, 5)
    first, second = pool.take(), pool.take()
    found = [first.resource, second.resource, pool.free()]
    first.release()
    found += [pool.free(), pool.take().resource]
    observe("found", found)
    observe("made", maker.made)


def dropped(solution):
    maker = Maker()
    with no_collector():
        pool = solution.Pool(maker, 2)
        first, second = pool.take(), pool.take()
        del first
        found = [pool.free()]
        third = pool.take()
        found += [second.resource, third.resource, pool.free()]
    observe("found", found)
    observe("made", maker.made)


def longest_free(solution, rng):
    pool = solution.Pool(Maker(rng.randrange(100, 200)), 6)
    leases = [pool.take() for _ in range(6)]
    rng.shuffle(leases)
    order = [lease.resource for lease in leases]
    while leases:
        lease = leases.pop(0)
        if rng.randrange(2):
            lease.release()
        del lease
    observe("order", [order, pool.free()])
    leases = [pool.take() for _ in range(4)]
    leases[2].release()
    observe("again", [[lease.resource for lease in leases], pool.free()])
    more = [pool.take().resource for _ in range(3)]
    observe("and again", more)


def at_most(solution, rng):
    size = rng.randrange(3, 9)
    maker = Maker(rng.randrange(100, 200))
    pool = solution.Pool(maker, size)
    leases, found = [], []
    for _ in range(size + 3):
        try:
            leases.append(pool.take())
            found.append(leases[-1].resource)
        except RuntimeError as error:
            found.append(error)
    observe("found", found)
    leases.pop(1)
    observe("one is back", [pool.take().resource, pool.free(), maker.made])
    leases.append(pool.take())
    observe("errors", [raised(pool.take), raised(solution.Pool(maker, 0).take), maker.made])


def released_twice(solution, rng):
    with no_collector():
        pool = solution.Pool(Maker(rng.randrange(100, 200)), 4)
        lease, other = pool.take(), pool.take()
        before = lease.resource
        lease.release()
        found = [before, lease.resource, pool.free()]
        lease.release()
        found.append(pool.free())
        again = pool.take()
        lease.release()
        found += [again.resource, pool.free()]
        del lease
        found.append(pool.free())
        del other
        found += [pool.free(), again.resource]
        observe("found", found)


def many_leases(solution, rng):
    maker = Maker(rng.randrange(100, 200))
    with no_collector():
        pool, leases, steps = solution.Pool(maker, 6), [], []
        for _ in range(80):
            which = rng.randrange(5)
            if which < 2 and leases:
                leases.pop(rng.randrange(len(leases)))
                steps.append(("dropped", pool.free()))
            elif which == 2 and leases:
                rng.choice(leases).release()
                steps.append(("released", pool.free()))
            else:
                try:
                    leases.append(pool.take())
                    steps.append(("taken", leases[-1].resource))
                except RuntimeError as error:
                    steps.append(error)
        observe("steps", steps)
        observe("leases", [lease.resource for lease in leases])
    observe("made", maker.made)


def context_manager(solution, rng):
    pool = solution.Pool(Maker(rng.randrange(100, 200)), 3)
    text = f"broken {rng.randrange(1000)}"

    def fail():
        with pool.take() as lease:
            found.append((lease.resource, pool.free()))
            raise ValueError(text)

    found = []
    with pool.take() as outer, pool.take() as inner:
        found.append((outer.resource, inner.resource))
    found += [outer.resource, inner.resource, pool.free()]
    found += [raised(fail), pool.free()]
    with pool.take() as lease:
        lease.release()
        found.append(pool.free())
    observe("found", found + [pool.free()])


def in_a_cycle(solution, rng):
    with no_collector():
        pool = solution.Pool(Maker(rng.randrange(100, 200)), 3)
        ring = {"lease": pool.take(), "number": rng.randrange(100)}
        ring["self"] = ring
        other = pool.take()
        del ring
        found = [pool.free()]
        third = pool.take()
        found += [third.resource, raised(pool.take), pool.free()]
        gc.collect()
        found += [pool.free(), other.resource]
        observe("found", found)


def failing(solution, rng):
    maker, failures = Maker(rng.randrange(100, 200)), rng.sample(range(1, 8), 3)
    calls = []

    def make():
        calls.append(1)
        if len(calls) in failures:
            raise OSError(f"attempt {len(calls)}")
        return maker()

    pool, found, leases = solution.Pool(make, 5), [], []
    for _ in range(10):
        try:
            leases.append(pool.take())
            found.append(leases[-1].resource)
        except (OSError, RuntimeError) as error:
            found.append(error)
    observe("found", found)
    observe("free", [pool.free(), len(calls)])


class Same:
    """All are equal, and have no hash."""

    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return True


def equal_resources(solution, rng):
    maker = Maker(rng.randrange(100, 200))
    pool = solution.Pool(lambda: Same(maker()), 5)
    leases = [pool.take() for _ in range(5)]
    rng.shuffle(leases)
    found = [[lease.resource.number for lease in leases]]
    for _ in range(4):
        leases.pop().release()
        found.append([resource.number for resource in pool.free()])
    observe("found", found)
    observe("taken", [pool.take().resource.number for _ in range(3)])


def pool_first(solution, rng):
    maker, gone = Maker(rng.randrange(100, 200)), []
    with no_collector():
        pool = solution.Pool(lambda: Freed(maker()), 4)
        leases = [pool.take() for _ in range(3)]
        weakref.finalize(pool, gone.append, "pool").atexit = False
        resources = [weakref.ref(lease.resource) for lease in leases]
        leases.pop(1).release()
        found = [list(gone)]
        del pool
        found += [list(gone), [each.resource.name for each in leases]]
        leases[0].release()
        found += [leases[0].resource, list(gone)]
        leases.clear()
        found.append([resource() is None for resource in resources])
    observe("found", found)
