class Key:
    """Stands for an object: equal only to a Key of the same object."""

    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        return self.target is other.target

    def __hash__(self):
        return id(self.target)


class IdentityDict:
    """Like a dict, but its keys are compared with `is`."""

    def __init__(self):
        self._values = {}

    def __setitem__(self, key, value):
        self._values[Key(key)] = value

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self._values[Key(key)]

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        del self._values[Key(key)]

    def __contains__(self, key):
        return Key(key) in self._values

    def __iter__(self):
        for key in self._values:
            yield key.target

    def __len__(self):
        return len(self._values)

    def get(self, key, default=None):
        return self._values.get(Key(key), default)
