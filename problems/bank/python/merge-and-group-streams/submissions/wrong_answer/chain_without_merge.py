# groupby() joins neighbours only, and chained streams are not sorted.
from itertools import chain, groupby
from operator import itemgetter


def grouped(*streams):
    for key, pairs in groupby(chain(*streams), itemgetter(0)):
        yield key, [value for _, value in pairs]
