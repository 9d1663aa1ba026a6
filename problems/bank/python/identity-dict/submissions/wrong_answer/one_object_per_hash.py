# Falls back on the value itself for numbers and texts, which are "the same anyway".
from collections.abc import MutableMapping


def name_of(key):
    return key if isinstance(key, (int, float, str, tuple)) else ("object", id(key))


class IdentityDict(MutableMapping):
    def __init__(self):
        self._items = {}

    def __setitem__(self, key, value):
        self._items[name_of(key)] = key, value

    def __getitem__(self, key):
        try:
            return self._items[name_of(key)][1]
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        if name_of(key) not in self._items:
            raise KeyError(key)
        del self._items[name_of(key)]

    def __iter__(self):
        return (key for key, _ in self._items.values())

    def __len__(self):
        return len(self._items)
