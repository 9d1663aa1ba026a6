# An item None cannot be told from "nothing looked at".
class Peekable:
    def __init__(self, items):
        self._iterator = iter(items)
        self._pushed = []
        self._looked = None

    def __iter__(self):
        return self

    def __next__(self):
        if self._pushed:
            return self._pushed.pop()
        if self._looked is not None:
            item, self._looked = self._looked, None
            return item
        return next(self._iterator)

    def peek(self, *default):
        if self._pushed:
            return self._pushed[-1]
        if self._looked is None:
            try:
                self._looked = next(self._iterator)
            except StopIteration:
                if not default:
                    raise
                return default[0]
        return self._looked

    def push(self, *items):
        self._pushed += reversed(items)

    def __bool__(self):
        end = object()
        return self.peek(end) is not end
