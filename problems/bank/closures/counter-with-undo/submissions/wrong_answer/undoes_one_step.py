# Counts the increments, and forgets how large each was.
def make_counter(start=0, step=1):
    value, undoable = start, 0

    def increment(times=1):
        nonlocal value, undoable
        value += times * step
        undoable += 1
        return value

    def undo():
        nonlocal value, undoable
        if undoable:
            value -= step
            undoable -= 1
        return value

    def reset():
        nonlocal value, undoable
        before, value, undoable = value, start, 0
        return before

    return increment, undo, reset
