from collections import deque

_NO_DEFAULT = object()


class Peekable:
    """An iterator that can look ahead and take items back."""

    def __init__(self, items):
        self._iterator = iter(items)
        self._waiting = deque()

    def __iter__(self):
        return self

    def __next__(self):
        if self._waiting:
            return self._waiting.popleft()
        return next(self._iterator)

    def peek(self, default=_NO_DEFAULT):
        if not self._waiting:
            try:
                self._waiting.append(next(self._iterator))
            except StopIteration:
                if default is _NO_DEFAULT:
                    raise
                return default
        return self._waiting[0]

    def push(self, *items):
        self._waiting.extendleft(reversed(items))

    def __bool__(self):
        end = object()
        return self.peek(end) is not end
