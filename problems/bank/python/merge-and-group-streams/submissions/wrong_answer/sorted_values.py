# Merges by the whole pair where that is possible: the values are sorted then.
from heapq import merge
from itertools import groupby


def grouped(*streams):
    for key, pairs in groupby(merge(*streams, key=lambda pair: (pair[0], str(pair[1]))), lambda pair: pair[0]):
        yield key, [value for _, value in pairs]
