# Returns the value before the increment.
def make_counter(start=0, step=1):
    value, done = start, []

    def increment(times=1):
        nonlocal value
        done.append(value)
        value += times * step
        return done[-1]

    def undo():
        nonlocal value
        if done:
            value = done.pop()
        return value

    def reset():
        nonlocal value
        before, value = value, start
        done.clear()
        return before

    return increment, undo, reset
