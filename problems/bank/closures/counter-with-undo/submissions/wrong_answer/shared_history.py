# A mutable default value: all counters share it.
def make_counter(start=0, step=1, done=[]):
    value = start
    done.clear()

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
        done.clear()
        return before

    return increment, undo, reset
