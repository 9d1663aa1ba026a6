def windows(items, size, step=1):
    if size < 1 or step < 1:
        raise ValueError("size and step must be at least 1")

    def generate():
        window, skip = (), 0
        for item in items:
            if skip:
                skip -= 1
                continue
            window += (item,)
            if len(window) == size:
                yield window
                window, skip = window[step:], max(0, step - size)

    return generate()
