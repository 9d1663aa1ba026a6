"""Derives classes from Singleton; they write down when they are initialised, and objects are shown by number."""
import threading

from viva import observe, raised


class Family:
    def __init__(self, solution):
        self.log, self.seen = [], []
        log = self.log

        class Config(solution.Singleton):
            def __init__(self, *args, **kwargs):
                log.append((type(self).__name__, args, kwargs))
                self.args = args

        class Local(Config):
            pass

        class Pool(solution.Singleton):
            def __init__(self, size=4):
                log.append(("Pool", size))
                self.args = (size,)

        self.Config, self.Local, self.Pool = Config, Local, Pool

    def show(self, thing):
        """Which object it is, in the order in which they were first seen, and what it holds."""
        if not any(thing is each for each in self.seen):
            self.seen.append(thing)
        number = next(n for n, each in enumerate(self.seen) if thing is each)
        return number, type(thing).__name__, getattr(thing, "args", "not initialised")


def calls(solution, steps):
    family = Family(solution)
    observe("objects", [family.show(getattr(family, name)(*args)) for name, args in steps])
    observe("log", family.log)


def one_per_class(solution, rng):
    steps = [(name, (rng.randrange(100, 999),)) for name in ("Config", "Local", "Pool")] * 4
    rng.shuffle(steps)
    calls(solution, steps)
    calls(solution, [("Config", (rng.randrange(100),)), ("Local", (rng.randrange(100),)), ("Config", ())])


def initialised_once(solution, rng):
    family = Family(solution)
    shown = []
    for _ in range(6):
        name = rng.choice(("Config", "Local"))
        thing = getattr(family, name)(rng.randrange(1000), more=rng.randrange(1000))
        shown.append(family.show(thing))
        thing.args = ("changed", rng.randrange(1000))
    observe("objects", shown)
    observe("log", family.log)
    observe("too many arguments", [family.show(family.Pool(rng.randrange(50))), family.show(family.Pool(1, 2, 3)), family.show(family.Pool(x=5))])


def failed(solution, rng):
    family = Family(solution)
    numbers = rng.sample(range(1000), 4)

    class Careful(family.Pool):
        def __init__(self, number, broken=False):
            family.log.append(number)
            super().__init__(number + 1)
            if broken:
                raise OSError(f"{number} is broken")

    observe("errors", [raised(Careful, numbers[0], broken=True), raised(Careful, numbers[1], True), raised(Careful)])
    observe("objects", [family.show(Careful(numbers[2])), family.show(Careful(numbers[3], True))])
    observe("log", family.log)


def usual(solution, rng):
    log = []
    number = rng.randrange(1000)

    class Base(solution.Singleton):
        """The documentation."""
        limit = number

        def __init__(self, *, name="none", size=0):
            log.append((name, size))
            self.name, self.size = name, size

        def double(self):
            return 2 * self.size

    class Derived(Base):
        def __init__(self, name, **others):
            super().__init__(name=name + "!", **others)

        def double(self):
            return super().double() + 1

    thing, base = Derived("x", size=number), Base()
    observe("values", [thing.name, thing.size, thing.double(), base.name, base.double(), base.limit])
    observe("classes", [isinstance(thing, kind) for kind in (Base, solution.Singleton, dict)]
            + [type(thing).__name__, type(base).__name__, Base.__doc__, number, thing is base, Derived(1, 2) is thing, Base(3) is base])
    observe("log", log)


def nested(solution, rng):
    log = []

    class Store(solution.Singleton):
        def __init__(self, number):
            log.append(("store", number))
            self.number = number

    class Service(solution.Singleton):
        def __init__(self, number):
            self.store = Store(number + 1)
            log.append(("service", number))
            self.number = number

    numbers = rng.sample(range(1000), 3)
    first = Service(numbers[0])
    second = Service(numbers[1])
    observe("numbers", [first.number, second.number, first.store.number, second.store.number, Store(numbers[2]).number])
    observe("log", log)


def two_threads(solution, rng):
    log, found = [], []
    for _ in range(2):
        number = rng.randrange(1000)
        second_runs, meeting = threading.Event(), threading.Barrier(2)

        class Slow(solution.Singleton):
            def __init__(self, number):
                log.append(number)
                second_runs.wait(0.04)
                try:
                    meeting.wait(0.04)
                except threading.BrokenBarrierError:
                    pass
                self.number = number

        def second():
            second_runs.set()
            found.append(getattr(Slow(number), "number", "not initialised"))

        thread = threading.Thread(target=second)
        thread.start()
        found.append(getattr(Slow(number), "number", "not initialised"))
        thread.join()
        found.append(getattr(Slow(0), "number", "not initialised"))
    observe("log", log)
    observe("found", found)
