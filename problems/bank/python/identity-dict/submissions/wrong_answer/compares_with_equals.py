# `in` and index() on a list ask ==, too.
from collections.abc import MutableMapping


class IdentityDict(MutableMapping):
    def __init__(self):
        self._keys = []
        self._values = []

    def _place(self, key):
        if key not in self._keys:
            raise KeyError(key)
        return self._keys.index(key)

    def __setitem__(self, key, value):
        if key in self._keys:
            self._values[self._place(key)] = value
        else:
            self._keys.append(key)
            self._values.append(value)

    def __getitem__(self, key):
        return self._values[self._place(key)]

    def __delitem__(self, key):
        place = self._place(key)
        del self._keys[place], self._values[place]

    def __iter__(self):
        return iter(self._keys)

    def __len__(self):
        return len(self._keys)
