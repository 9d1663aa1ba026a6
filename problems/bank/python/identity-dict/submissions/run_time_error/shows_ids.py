# Iterating gives the ids.
from collections.abc import MutableMapping


class IdentityDict(MutableMapping):
    def __init__(self):
        self._items = {}

    def __setitem__(self, key, value):
        self._items[id(key)] = key, value

    def __getitem__(self, key):
        try:
            return self._items[id(key)][1]
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        if id(key) not in self._items:
            raise KeyError(key)
        del self._items[id(key)]

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)
