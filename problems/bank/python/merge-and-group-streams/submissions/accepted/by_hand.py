def grouped(*streams):
    """Holds the next pair of each stream."""
    waiting = []
    for stream in streams:
        iterator = iter(stream)
        pair = next(iterator, None)
        if pair is not None:
            waiting.append([pair, iterator])
    while waiting:
        key, values = min(pair[0] for pair, _ in waiting), []
        for place in waiting:
            pair, iterator = place
            while pair is not None and pair[0] == key:
                values.append(pair[1])
                pair = next(iterator, None)
            place[0] = pair
        waiting = [place for place in waiting if place[0] is not None]
        yield key, values
