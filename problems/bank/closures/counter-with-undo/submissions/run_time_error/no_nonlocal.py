# `value +=` makes value local to increment(): UnboundLocalError.
def make_counter(start=0, step=1):
    value, done = start, []

    def increment(times=1):
        done.append(value)
        value += times * step
        return value

    def undo():
        if done:
            value = done.pop()
        return value

    def reset():
        before, value = value, start
        done.clear()
        return before

    return increment, undo, reset
