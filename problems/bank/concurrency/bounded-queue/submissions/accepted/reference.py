from collections import deque
from threading import Condition, Lock


class Closed(Exception):
    """The queue is closed."""


class BoundedQueue:
    """Items from thread to thread, `capacity` of them at most."""

    def __init__(self, capacity):
        self.capacity = capacity
        self._items = deque()
        self._closed = False
        lock = Lock()
        self._can_put = Condition(lock)
        self._can_get = Condition(lock)

    def put(self, item):
        """Append `item`, once there is room."""
        with self._can_put:
            self._can_put.wait_for(lambda: self._closed or len(self._items) < self.capacity)
            if self._closed:
                raise Closed
            self._items.append(item)
            self._can_get.notify()

    def get(self):
        """Return the oldest item, once there is one."""
        with self._can_get:
            self._can_get.wait_for(lambda: self._closed or self._items)
            if not self._items:
                raise Closed
            self._can_put.notify()
            return self._items.popleft()

    def close(self):
        """Let nothing more in."""
        with self._can_put:
            self._closed = True
            self._can_put.notify_all()
            self._can_get.notify_all()

    def __len__(self):
        with self._can_put:
            return len(self._items)
