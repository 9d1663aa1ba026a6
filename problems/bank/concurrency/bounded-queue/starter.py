class Closed(Exception):
    """The queue is closed."""


class BoundedQueue:
    """Items from thread to thread, `capacity` of them at most."""

    def __init__(self, capacity):
        self.capacity = capacity

    def put(self, item):
        """Append `item`, once there is room."""

    def get(self):
        """Return the oldest item, once there is one."""

    def close(self):
        """Let nothing more in."""

    def __len__(self):
        return 0
