# Relies on the order in which the intervals are given, and sorts them for good.
def merge(intervals):
    merged = []
    for start, end in intervals:
        if merged and merged[-1][0] <= start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    intervals.sort()
    return sorted(merged)
