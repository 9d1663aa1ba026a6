import threading


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, capacity):
        self.capacity, self.items, self.closed = capacity, [], False
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.capacity and not self.closed:
                self.changed.wait()
            if self.closed:
                raise Closed()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                if self.closed:
                    raise Closed()
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def __len__(self):
        return len(self.items)
