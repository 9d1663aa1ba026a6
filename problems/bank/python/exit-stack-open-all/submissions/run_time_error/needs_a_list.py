# Goes by number, and by recursion, one level for each manager.
def open_all(factories):
    def opened(number, values):
        if number == len(factories):
            yield values
            return
        with factories[number]() as value:
            yield from opened(number + 1, values + [value])

    generator = opened(0, [])
    values = next(generator, None)
    if values is None:
        raise RuntimeError("not opened")
    return values, lambda: next(generator, None) and None
