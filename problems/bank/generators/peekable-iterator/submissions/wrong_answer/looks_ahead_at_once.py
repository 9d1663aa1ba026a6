# Always holds the next item, from the very beginning.
class Peekable:
    _end = object()

    def __init__(self, items):
        self._iterator = iter(items)
        self._waiting = []
        self._fill()

    def _fill(self):
        if not self._waiting:
            item = next(self._iterator, self._end)
            if item is not self._end:
                self._waiting.append(item)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._waiting:
            raise StopIteration
        item = self._waiting.pop(0)
        self._fill()
        return item

    def peek(self, *default):
        if self._waiting:
            return self._waiting[0]
        if default:
            return default[0]
        raise StopIteration

    def push(self, *items):
        self._waiting[:0] = items

    def __bool__(self):
        return bool(self._waiting)
