# Does not wait to be woken up, but looks again after each millisecond.
from collections import deque
from threading import Lock
from time import sleep


class Closed(Exception):
    """The queue is closed."""


class BoundedQueue:
    """Items from thread to thread, `capacity` of them at most."""

    def __init__(self, capacity):
        self.capacity = capacity
        self._items, self._closed = deque(), False
        self._lock = Lock()

    def put(self, item):
        """Append `item`, once there is room."""
        while True:
            with self._lock:
                if self._closed:
                    raise Closed
                if len(self._items) < self.capacity:
                    self._items.append(item)
                    return
            sleep(0.001)

    def get(self):
        """Return the oldest item, once there is one."""
        while True:
            with self._lock:
                if self._items:
                    return self._items.popleft()
                if self._closed:
                    raise Closed
            sleep(0.001)

    def close(self):
        """Let nothing more in."""
        with self._lock:
            self._closed = True

    def __len__(self):
        with self._lock:
            return len(self._items)
