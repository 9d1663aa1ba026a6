# Looks for one overlap, merges, and begins anew with all results.
def merge(intervals):
    merged = []
    for start, end in intervals:
        for other in [other for other in merged if other[0] <= end and start <= other[1]]:
            merged.remove(other)
            start, end = min(start, other[0]), max(end, other[1])
        merged.append((start, end))
    return sorted(merged)
