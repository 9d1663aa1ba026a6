# The values are an iterator over the group, which is gone with the next one.
from heapq import merge
from itertools import groupby
from operator import itemgetter


def grouped(*streams):
    for key, pairs in groupby(merge(*streams, key=itemgetter(0)), itemgetter(0)):
        yield key, (value for _, value in pairs)
