"""Puts and gets with several threads. What must not happen gets a short time to happen."""
import sys
import threading

from viva import observe

SHORT, LONG = 0.03, 1.2


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__


def one_thread(solution, capacity, todo):
    queue = solution.BoundedQueue(capacity)
    observe("steps", [[*step, outcome(getattr(queue, step[0]), *step[1:]), len(queue)] for step in todo])
    observe("base", [issubclass(solution.Closed, Exception), solution.Closed.__name__])


def many_steps(solution, rng):
    for capacity in (1, 3, 7):
        queue, todo, inside = solution.BoundedQueue(capacity), [], 0
        for _ in range(40):
            if inside < capacity and (inside == 0 or rng.random() < 0.6):
                todo.append(("put", rng.choice((None, 0, "", rng.randrange(1000), [1]))))
                inside += 1
            else:
                todo.append(("get",))
                inside -= 1
        observe(f"steps {capacity}", [[*step, outcome(getattr(queue, step[0]), *step[1:]), len(queue)] for step in todo])


class Worker(threading.Thread):
    """Does one step after the other and counts the finished ones."""

    def __init__(self, *steps):
        super().__init__(daemon=True)
        self.steps, self.results, self.done = steps, [], [threading.Event() for _ in steps]
        self.start()

    def run(self):
        for (function, *args), done in zip(self.steps, self.done):
            self.results.append(outcome(function, *args))
            done.set()

    def ended(self):
        self.join(LONG)
        return self.results


class Counted(Worker):
    """Counts the calls that it makes: a thread that sleeps makes none."""
    calls = 0

    def count(self, frame, event, argument):
        self.calls += 1

    def run(self):
        sys.setprofile(self.count)
        super().run()

    def sleeps(self):
        """Whether there is a time in which it did nothing, after it had begun."""
        quiet = 0
        for _ in range(12):
            before = self.calls
            self.done[0].wait(SHORT)
            quiet = quiet + 1 if before and self.calls == before else 0
            if quiet == 2:
                break
        return quiet == 2 and not self.done[0].is_set()


def waiting_sleeps(solution, rng):
    full, empty = solution.BoundedQueue(1), solution.BoundedQueue(1)
    items = [rng.randrange(1000) for _ in range(3)]
    full.put(items[0])
    producer, consumer = Counted((full.put, items[1])), Counted((empty.get,))
    asleep = [producer.sleeps(), consumer.sleeps()]
    empty.put(items[2])
    observe("taken", [full.get(), producer.ended(), full.get(), consumer.ended()])
    observe("asleep", [items[0], *asleep])


def put_waits(solution, rng):
    capacity = rng.randrange(2, 6)
    queue = solution.BoundedQueue(capacity)
    items = [rng.randrange(1000) for _ in range(capacity + 3)]
    worker = Worker(*((queue.put, item) for item in items))
    worker.done[capacity - 1].wait(LONG)
    too_early = worker.done[capacity].wait(SHORT)
    lengths = [len(queue), too_early]
    taken = [queue.get()]
    worker.done[capacity].wait(LONG)
    lengths += [worker.done[capacity + 1].wait(SHORT), len(queue)]
    taken += [queue.get() for _ in items[1:]]
    observe("taken", taken)
    observe("lengths", [capacity, *lengths, len(queue), worker.ended()])


def get_waits(solution, rng):
    queue = solution.BoundedQueue(2)
    items = [rng.randrange(1000) for _ in range(6)]
    one, two = Worker((queue.get,)), Worker((queue.get,))
    early = one.done[0].wait(SHORT), two.done[0].wait(SHORT)
    queue.put(items[0])
    for _ in range(40):
        if one.done[0].wait(SHORT / 10) or two.done[0].wait(SHORT / 10):
            break
    both = one.done[0].wait(SHORT) and two.done[0].wait(SHORT)
    queue.put(items[1])
    observe("taken", sorted(map(str, one.ended() + two.ended())))
    observe("early", [*early, both, items, len(queue)])


def many_threads(solution, rng):
    queue = solution.BoundedQueue(1)
    each, threads = 30, 4
    numbers = [[rng.randrange(10 ** 6) for _ in range(each)] for _ in range(threads)]
    consumers = [Worker(*[(queue.get,)] * each) for _ in range(threads)]
    producers = [Worker(*((queue.put, number) for number in some)) for some in numbers]
    taken = [number for worker in consumers for number in worker.ended()]
    observe("taken", sorted(map(str, taken)))
    observe("put", [worker.ended().count(None) for worker in producers] + [len(queue)])


def close_wakes_up(solution, rng):
    empty, full = solution.BoundedQueue(2), solution.BoundedQueue(1)
    item = rng.randrange(1000)
    full.put(item)
    consumers = [Worker((empty.get,)) for _ in range(3)]
    producers = [Worker((full.put, rng.randrange(1000))) for _ in range(3)]
    early = [worker.done[0].wait(SHORT / 5) for worker in consumers + producers]
    empty.close()
    full.close()
    observe("results", [worker.ended() for worker in consumers + producers] + [early])
    observe("left", [len(empty), len(full), outcome(full.get), outcome(full.get), outcome(full.put, 1), len(full)])


def two_queues(solution, rng):
    first, second = solution.BoundedQueue(1), solution.BoundedQueue(1)
    numbers = [rng.randrange(1000) for _ in range(3)]
    first.put(numbers[0])
    worker = Worker((first.put, numbers[1]))
    second.put(numbers[2])
    first_taken = [first.get(), worker.ended(), first.get()]
    first.close()
    observe("taken", [first_taken, len(second), second.get(), outcome(second.put, 5), len(second), len(first)])
