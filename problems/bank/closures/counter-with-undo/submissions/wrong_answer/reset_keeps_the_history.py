# After a reset, undo() goes back to values from before.
def make_counter(start=0, step=1):
    value, done = start, []

    def increment(times=1):
        nonlocal value
        done.append(value)
        value += times * step
        return value

    def undo():
        nonlocal value
        if done:
            value = done.pop()
        return value

    def reset():
        nonlocal value
        before, value = value, start
        return before

    return increment, undo, reset
