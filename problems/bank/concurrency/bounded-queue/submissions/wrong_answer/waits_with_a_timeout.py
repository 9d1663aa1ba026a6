# Notifies nobody: those who wait look again by themselves.
from collections import deque
from threading import Condition


class Closed(Exception):
    """The queue is closed."""


class BoundedQueue:
    """Items from thread to thread, `capacity` of them at most."""

    def __init__(self, capacity):
        self.capacity = capacity
        self._items, self._closed = deque(), False
        self._changed = Condition()

    def put(self, item):
        """Append `item`, once there is room."""
        with self._changed:
            while len(self._items) >= self.capacity and not self._closed:
                self._changed.wait(0.01)
            if self._closed:
                raise Closed
            self._items.append(item)

    def get(self):
        """Return the oldest item, once there is one."""
        with self._changed:
            while not self._items and not self._closed:
                self._changed.wait(0.01)
            if not self._items:
                raise Closed
            return self._items.popleft()

    def close(self):
        """Let nothing more in."""
        with self._changed:
            self._closed = True

    def __len__(self):
        with self._changed:
            return len(self._items)
