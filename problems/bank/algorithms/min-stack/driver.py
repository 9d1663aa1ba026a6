"""Pushes and pops, and asks for top and minimum after each step."""
from viva import observe


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return error


def follow(solution, steps):
    stack = solution.MinStack()
    observe("steps", [[*step, outcome(getattr(stack, step[0]), *step[1:]), outcome(stack.top), outcome(stack.minimum), len(stack)] for step in steps])


def some_steps(rng, count):
    steps, inside = [], 0
    for _ in range(count):
        if inside and rng.random() < 0.45:
            steps.append(("pop",))
            inside -= 1
        else:
            steps.append(("push", rng.randrange(-20, 20)))
            inside += 1
    return steps


def empty(solution, rng):
    follow(solution, [("pop",), ("top",), ("minimum",), ("push", rng.randrange(50, 99)), ("pop",), ("pop",), ("push", rng.randrange(100, 999)), ("minimum",)])
    one, two = solution.MinStack(), solution.MinStack()
    one.push(rng.randrange(100))
    observe("apart", [len(one), len(two), outcome(two.minimum), outcome(one.minimum)])


def large(solution, rng):
    stack, checked = solution.MinStack(), 0
    values = [20_000 - n + rng.randrange(5) for n in range(20_000)]
    for value in values:
        stack.push(value)
        checked = (checked * 31 + stack.minimum()) % 1_000_003
    observe("up", [checked, len(stack), stack.top()])
    for _ in values[1:]:
        stack.pop()
        checked = (checked * 31 + stack.minimum()) % 1_000_003
    observe("down", [checked, len(stack), stack.top()])


def small(solution, rng, n):
    stack = solution.MinStack()
    steps = [*rng.choice((some_steps(rng, n), some_steps(rng, n - 1), [("push", n), ("pop",)])), (rng.choice(("minimum", "minimum", "top", "pop", "__len__")),)]
    observe("steps", [outcome(getattr(stack, name), *args) for name, *args in steps])
