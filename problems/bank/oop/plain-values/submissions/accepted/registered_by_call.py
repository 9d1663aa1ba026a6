import collections.abc
import datetime
import decimal
import functools


@functools.singledispatch
def plain(value):
    raise TypeError("no plain value for " + value.__class__.__name__)


def elements(value):
    return list(map(plain, value))


def mapping(value):
    return dict((str(plain(key)), plain(value[key])) for key in value)


for kind in (type(None), bool, int, float, str):
    plain.register(kind, lambda value: value)
for kind in (list, tuple):
    plain.register(kind, elements)
for kind in (set, frozenset):
    plain.register(kind, lambda value: sorted(elements(value)))
plain.register(datetime.datetime, lambda value: value.strftime("%Y-%m-%dT%H:%M"))
plain.register(datetime.date, lambda value: value.strftime("%Y-%m-%d"))
plain.register(decimal.Decimal, str)
plain.register(collections.abc.Mapping, mapping)
