"""Gives out stacks that count what is done with them."""
from viva import observe


class Stack:
    operations = 0

    def __init__(self):
        self._items = []

    def push(self, item):
        Stack.operations += 1
        self._items.append(item)

    def pop(self):
        Stack.operations += 1
        return self._items.pop()

    def __len__(self):
        return len(self._items)


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return error


def made(solution):
    stacks = []

    def new_stack():
        stacks.append(Stack())
        return stacks[-1]

    return solution.StackQueue(new_stack), stacks


def follow(solution, steps):
    queue, stacks = made(solution)
    observe("steps", [[*step, outcome(getattr(queue, step[0]), *step[1:]), len(queue), sum(map(len, stacks))] for step in steps])
    observe("stacks", len(stacks))


def some_steps(rng, count):
    steps, inside = [], 0
    for _ in range(count):
        kind = rng.random()
        if inside and kind < 0.4:
            steps.append(("get",))
            inside -= 1
        elif inside and kind < 0.5:
            steps.append(("peek",))
        else:
            steps.append(("put", rng.choice((rng.randrange(1000), None, 0, ""))))
            inside += 1
    return steps


def empty(solution, rng):
    follow(solution, [("get",), ("peek",), ("put", rng.randrange(1000)), ("get",), ("get",), ("peek",), ("put", rng.randrange(1000)), ("put", 0), ("peek",), ("get",), ("get",)])


def few_moves(solution, rng):
    queue, stacks = made(solution)
    Stack.operations = 0
    taken = []
    for _ in range(30):
        for _ in range(rng.randrange(1, 20)):
            queue.put(rng.randrange(1000))
        for _ in range(rng.randrange(0, len(queue))):
            taken.append(queue.get())
    while len(queue):
        taken.append(queue.get())
    observe("taken", taken)
    observe("operations", Stack.operations)
    Stack.operations = 0
    for number in range(20):
        queue.put(rng.randrange(1000))
        taken.append(queue.peek())
    observe("peeked", [taken[-20:], queue.get()])
    observe("operations", Stack.operations)


def two_queues(solution, rng):
    (first, first_stacks), (second, second_stacks) = made(solution), made(solution)
    for _ in range(5):
        first.put(rng.randrange(1000))
        second.put(rng.randrange(1000))
    observe("taken", [first.get(), second.get(), second.get(), len(first), len(second), first.get(), sum(map(len, first_stacks)), sum(map(len, second_stacks))])
    observe("stacks", len(first_stacks))
    observe("stacks", len(second_stacks))
