# Joins all streams in one list, stream by stream, and sorts it.
from itertools import chain, groupby
from operator import itemgetter


def grouped(*streams):
    pairs = sorted(chain(*streams), key=itemgetter(0))
    for key, group in groupby(pairs, itemgetter(0)):
        yield key, [value for _, value in group]
