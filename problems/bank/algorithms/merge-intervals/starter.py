def merge(intervals):
    """Return the sorted union of the intervals."""
    return intervals
