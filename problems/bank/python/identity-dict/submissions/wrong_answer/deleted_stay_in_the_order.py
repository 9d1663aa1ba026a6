# Keeps the order in a list of its own, and forgets it when a key is deleted.
from collections.abc import MutableMapping


class IdentityDict(MutableMapping):
    def __init__(self):
        self._items = {}
        self._order = []

    def __setitem__(self, key, value):
        if id(key) not in self._items:
            self._order.append(key)
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
        return iter(self._order)

    def __len__(self):
        return len(self._items)
