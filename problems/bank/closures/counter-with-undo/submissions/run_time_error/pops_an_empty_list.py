# IndexError when there is nothing to undo.
def make_counter(start=0, step=1):
    value, done = start, []

    def increment(times=1):
        nonlocal value
        done.append(value)
        value += times * step
        return value

    def undo():
        nonlocal value
        value = done.pop()
        return value

    def reset():
        nonlocal value
        before, value = value, start
        done.clear()
        return before

    return increment, undo, reset
