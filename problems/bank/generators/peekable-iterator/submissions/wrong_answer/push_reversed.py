# extendleft() turns the order round.
from collections import deque


class Peekable:
    def __init__(self, items):
        self._iterator = iter(items)
        self._waiting = deque()

    def __iter__(self):
        return self

    def __next__(self):
        if self._waiting:
            return self._waiting.popleft()
        return next(self._iterator)

    def peek(self, *default):
        if not self._waiting:
            try:
                self._waiting.append(next(self._iterator))
            except StopIteration:
                if not default:
                    raise
                return default[0]
        return self._waiting[0]

    def push(self, *items):
        self._waiting.extendleft(items)

    def __bool__(self):
        end = object()
        return self.peek(end) is not end
