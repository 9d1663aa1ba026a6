# Looks for the key in a list at each step.
class LruCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values, self.order = {}, []

    def put(self, key, value):
        if key in self.values:
            self.order.remove(key)
        elif len(self.order) == self.capacity:
            del self.values[self.order.pop(0)]
        self.order.append(key)
        self.values[key] = value

    def get(self, key, default=None):
        if key not in self.values:
            return default
        self.order.remove(key)
        self.order.append(key)
        return self.values[key]

    def keys(self):
        return list(self.order)

    def __len__(self):
        return len(self.order)
