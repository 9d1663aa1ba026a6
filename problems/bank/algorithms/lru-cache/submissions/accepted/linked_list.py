class Entry:
    __slots__ = ("key", "value", "before", "after")


class LruCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}
        self.ring = Entry()
        self.ring.before = self.ring.after = self.ring

    def take_out(self, entry):
        entry.before.after, entry.after.before = entry.after, entry.before

    def put_last(self, entry):
        entry.before, entry.after = self.ring.before, self.ring
        entry.before.after = entry.after.before = entry

    def put(self, key, value):
        entry = self.entries.get(key)
        if entry is not None:
            self.take_out(entry)
        else:
            if len(self.entries) == self.capacity:
                oldest = self.ring.after
                self.take_out(oldest)
                del self.entries[oldest.key]
            entry = self.entries[key] = Entry()
            entry.key = key
        entry.value = value
        self.put_last(entry)

    def get(self, key, default=None):
        entry = self.entries.get(key)
        if entry is None:
            return default
        self.take_out(entry)
        self.put_last(entry)
        return entry.value

    def keys(self):
        keys, entry = [], self.ring.after
        while entry is not self.ring:
            keys.append(entry.key)
            entry = entry.after
        return keys

    def __len__(self):
        return len(self.entries)
