from heapq import merge
from itertools import groupby
from operator import itemgetter


def grouped(*streams):
    """Yield (key, values) for each key of the sorted streams, in order."""
    by_key = itemgetter(0)
    for key, pairs in groupby(merge(*streams, key=by_key), by_key):
        yield key, [value for _, value in pairs]
