# Without a key, merge() compares the values of equal keys.
from heapq import merge
from itertools import groupby
from operator import itemgetter


def grouped(*streams):
    for key, pairs in groupby(merge(*streams), itemgetter(0)):
        yield key, [value for _, value in pairs]
