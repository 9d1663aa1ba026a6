# Remembers only the value before the last increment.
def make_counter(start=0, step=1):
    value = previous = start

    def increment(times=1):
        nonlocal value, previous
        previous = value
        value += times * step
        return value

    def undo():
        nonlocal value
        value = previous
        return value

    def reset():
        nonlocal value, previous
        before = value
        value = previous = start
        return before

    return increment, undo, reset
