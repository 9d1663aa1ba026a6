# Compares with `is`, one key after the other.
from collections.abc import MutableMapping


class IdentityDict(MutableMapping):
    def __init__(self):
        self._pairs = []

    def _place(self, key):
        for place, (other, _) in enumerate(self._pairs):
            if other is key:
                return place
        raise KeyError(key)

    def __setitem__(self, key, value):
        try:
            self._pairs[self._place(key)] = key, value
        except KeyError:
            self._pairs.append((key, value))

    def __getitem__(self, key):
        return self._pairs[self._place(key)][1]

    def __delitem__(self, key):
        del self._pairs[self._place(key)]

    def __iter__(self):
        return iter([key for key, _ in self._pairs])

    def __len__(self):
        return len(self._pairs)
