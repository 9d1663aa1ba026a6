# A stored None is taken for a missing key.
from collections.abc import MutableMapping


class IdentityDict(MutableMapping):
    def __init__(self):
        self._items = {}

    def __setitem__(self, key, value):
        self._items[id(key)] = key, value

    def __getitem__(self, key):
        _, value = self._items.get(id(key), (None, None))
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        if id(key) not in self._items:
            raise KeyError(key)
        del self._items[id(key)]

    def __iter__(self):
        return (key for key, _ in self._items.values())

    def __len__(self):
        return len(self._items)
