"""What a problem's driver.py imports as `viva`. Loaded in the snapshot, before any candidate's code."""

import contextlib as _contextlib
import io as _io
import random as _random

from _viva import observe, statements


def raised(function, *args, **kwargs):
    """The exception that the call raises, or the text "nothing was raised"."""
    try:
        function(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the observation
        return error
    return "nothing was raised"


class Spy:
    """Calls `function` and keeps (args, kwargs) of every call in `.calls`."""

    def __init__(self, function, name="spy", doc=None):
        self.function = function
        self.calls = []
        self.__name__ = self.__qualname__ = getattr(function, "__name__", name)
        self.__doc__ = getattr(function, "__doc__", doc)

    def __call__(self, *args, **kwargs):
        self.calls.append((args, kwargs))
        return self.function(*args, **kwargs)


class _Small(_random.Random):
    """Draws the smallest of several each time: its inputs are small ones, and such as could have been drawn anyway."""

    def __init__(self, seed, several):
        self._several = several
        super().__init__(seed)

    def random(self):
        return min(super(_Small, self).random() for _ in range(self._several))


_counted = None  # the sources of the testcase under way, where somebody wants to know


def _begin_taken():
    global _counted
    _counted = []


def _count_taken():
    """How many items all sources that were made since then gave out."""
    return sum(source.taken for source in _counted)


class Source:
    """An iterable that counts: `.taken` items were given out, `.open` iterators were begun and are not finished or closed.

    `items` is a list, another iterable, or a generator function for a source without end.
    """

    def __init__(self, items):
        self._items = items
        self.taken = 0
        self.open = 0
        if _counted is not None:
            _counted.append(self)

    def __iter__(self):
        self.open += 1
        try:
            for item in self._items() if callable(self._items) else self._items:
                self.taken += 1
                yield item
        finally:
            self.open -= 1


def captured(function, *args, **kwargs):
    """What the call prints on standard output, as text."""
    text = _io.StringIO()
    with _contextlib.redirect_stdout(text):
        function(*args, **kwargs)
    return text.getvalue()
