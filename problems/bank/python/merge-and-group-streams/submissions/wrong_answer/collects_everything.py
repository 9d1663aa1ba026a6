# A dict of lists is complete only at the end.
from collections import defaultdict
from heapq import merge
from operator import itemgetter


def grouped(*streams):
    groups = defaultdict(list)
    for key, value in merge(*streams, key=itemgetter(0)):
        groups[key].append(value)
    yield from groups.items()
