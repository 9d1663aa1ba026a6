"""Pickles stations and looks at what comes back."""
import copy
import pickle

from viva import observe, raised


class WatchedLock:
    """Notes how many readings there are when it is taken and given back."""

    def __init__(self, station):
        self.station = station
        self.events = []

    def acquire(self, *args, **kwargs):
        self.events.append(("taken", len(self.station.readings)))
        return True

    def release(self):
        self.events.append(("given back", len(self.station.readings)))

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


def name(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(6)).title()


def values(rng, count):
    return [rng.randrange(-200, 400) / 10 for _ in range(count)]


def station(solution, rng, count=4, **more):
    result = solution.Station(name(rng), **more)
    for value in values(rng, count):
        result.add(value)
    return result


def parts(each):
    return each.name, each.unit, each.readings, type(each).__name__


def back(each, protocol=pickle.DEFAULT_PROTOCOL):
    return pickle.loads(pickle.dumps(each, protocol))


def there_and_back(solution, readings):
    first = solution.Station("Oslo")
    for value in readings:
        first.add(value)
    observe("station", parts(back(first)))


def state(solution):
    first = solution.Station("Rome", unit="F")
    first.add(66.5)
    observe("state", first.__getstate__())
    observe("station", parts(back(first)))


def protocols(solution, rng):
    found = []
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        first = station(solution, rng, protocol, unit=rng.choice("CFK"))
        first.remark = "not kept"
        found.append((parts(back(first, protocol)), first.__getstate__()))
    observe("stations", found)


def works_afterwards(solution, rng):
    first, second = station(solution, rng), station(solution, rng)
    stations = [first, second, back(first), back(first), copy.copy(second)]
    for each in stations:
        each.add(rng.randrange(1000))
    observe("stations", [parts(each) for each in stations])
    locks = [each.lock for each in stations]
    observe("locks", [type(lock).__name__ for lock in locks])
    observe("equal locks", [(n, m) for n in range(5) for m in range(5) if locks[n] is locks[m]])


def adds_under_lock(solution, rng):
    events = []
    for each in (station(solution, rng, 2), back(station(solution, rng, 5)), solution.Station(name(rng))):
        each.lock = WatchedLock(each)
        for value in values(rng, rng.randrange(1, 4)):
            each.add(value)
        events.append((each.lock.events, each.readings))
    observe("events", events)


def while_locked(solution, rng):
    first = station(solution, rng)
    with first.lock:
        data = pickle.dumps(first)
        copied = copy.copy(first)
    restored = pickle.loads(data)
    taken = [each.lock.acquire(blocking=False) for each in (first, restored, copied)]
    observe("locks", [(name, could) for name, could in zip((first.name, restored.name, copied.name), taken)])
    for each in (first, restored, copied):
        if each.lock.locked():
            each.lock.release()
            each.add(7)
    observe("stations", [parts(each) for each in (first, restored, copied)])


def copies(solution, rng):
    first = station(solution, rng)
    second = copy.copy(first)
    second.add(1000)
    first.add(2000)
    given = {"version": 2, "name": name(rng), "unit": "K", "readings": values(rng, 2)}
    third = solution.Station.__new__(solution.Station)
    third.__setstate__(given)
    third.add(3000)
    given["readings"].append(4000)
    kept = third.__getstate__()
    third.add(5000)
    observe("readings", [first.readings, second.readings, third.readings, given, kept])


def restored_from(solution, state):
    result = solution.Station.__new__(solution.Station)
    result.__setstate__(state)
    return result


def old_states(solution, rng):
    found = []
    for state in ({"version": 1, "name": name(rng), "values": values(rng, 3)}, {"name": name(rng), "values": values(rng, 2)},
                  {"values": [], "name": name(rng)}):
        restored = restored_from(solution, state)
        restored.add(rng.randrange(100))
        found.append((parts(restored), restored.__getstate__(), state))
    observe("stations", found)


def unknown_versions(solution, rng):
    good = {"name": name(rng), "unit": "C", "readings": values(rng, 2), "values": values(rng, 1)}
    versions = [0, 3, rng.randrange(4, 1000), "2", None]
    observe("errors", [raised(restored_from, solution, {"version": version, **good}) for version in versions])
    known = [restored_from(solution, {"version": version, **good}) for version in (1, 2)]
    for each in known:
        each.add(rng.randrange(1000))
    observe("known", [parts(each) for each in known])


def original(solution, rng):
    first = station(solution, rng)
    before = parts(first), first.lock
    data = pickle.dumps(first)
    first.add(rng.randrange(100))
    observe("original", [parts(first), type(first.lock).__name__])
    observe("afterwards", parts(pickle.loads(data)))
    observe("its lock", [first.name for lock in (first.lock,) if lock is before[1]])


def small(solution, rng, n):
    one, numbers = solution.Station("Oslo", *rng.choice(([], ["F"]))), [n, 0.5][:n % 3]
    state = {"name": "Rome", rng.choice(("values", "values", "readings")): numbers}
    state |= {"version": 2, "unit": "F"} if "readings" in state else rng.choice(({}, {"version": 1}))
    if rng.randrange(3) == 0:
        observe("error", raised(one.__setstate__, state | {"version": rng.choice((0, 3, "2"))}))
    else:
        one.__setstate__(state)
        one.add(n)
        observe("the readings given", numbers)
    observe("state", one.__getstate__())
