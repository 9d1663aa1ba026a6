def make_counter(start=0, step=1):
    """Without nonlocal: the list of all values is changed, never bound anew."""
    values = [start]

    def increment(times=1):
        values.append(values[-1] + times * step)
        return values[-1]

    def undo():
        if len(values) > 1:
            values.pop()
        return values[-1]

    def reset():
        last = values[-1]
        values[:] = [start]
        return last

    return increment, undo, reset
