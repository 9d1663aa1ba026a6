from itertools import chain


class Peekable:
    """Puts items back by chaining them before the rest."""

    def __init__(self, items):
        self._rest = iter(items)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._rest)

    def push(self, *items):
        self._rest = chain(items, self._rest)

    def peek(self, *default):
        for item in self._rest:
            self.push(item)
            return item
        if default:
            return default[0]
        raise StopIteration

    def __bool__(self):
        end = object()
        return self.peek(end) is not end
