def merge(intervals):
    events = sorted([(start, 0) for start, _ in intervals] + [(end, 1) for _, end in intervals])
    merged, running, begin = [], 0, None
    for time, ends in events:
        if running == 0:
            begin = time
        running += -1 if ends else 1
        if running == 0:
            merged.append((begin, time))
    return merged
