"""What a problem's driver.py imports as `viva`. Loaded in the snapshot, before any candidate's code."""

import contextlib as _contextlib
import io as _io
import os as _os
import random as _random
import sys as _sys
from collections import deque as _deque
from datetime import date as _date, time as _time, timedelta as _timedelta
from decimal import Decimal as _Decimal
from fractions import Fraction as _Fraction
from importlib.machinery import ModuleSpec as _ModuleSpec
from re import search as _search
from runpy import run_path as _run_path

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


def plain(value):
    """The value as the checker can compare it with Python's ==: what inherits from a plain type as that type, at any depth.

    Nothing that the value's own class defines is called. What has no plain form stays as it is, and equals nothing.
    """
    return _plain(value, {}, 0)


def _plain(value, open_, depth):
    kind = type(value)
    if value is None or kind in _SCALARS or depth > 60 or id(value) in open_:
        return value
    for base, copy in _BASES:
        if issubclass(kind, base):
            open_[id(value)] = value
            made = copy(value, lambda each: _plain(each, open_, depth + 1))
            del open_[id(value)]
            return made
    return value


def _range(value, each):
    size = len(value)
    return ("range", size, *[each(item) for item in (value[:1] if size < 2 else (value[0], value[1] - value[0]))])


def _rational(numerator, denominator):
    """A number where one is exactly this."""
    try:
        close = numerator if denominator == 1 else numerator / denominator
    except OverflowError:
        return ("ratio", numerator, denominator)
    return close if close.as_integer_ratio() == (numerator, denominator) else ("ratio", numerator, denominator)


def _decimal(value, _):
    return _rational(*_Decimal.as_integer_ratio(value)) if _Decimal.is_finite(value) else ("Decimal", _Decimal.__str__(value))


_SCALARS = frozenset({bool, int, float, complex, str, bytes})
_BASES = (
    (int, lambda value, _: int.__add__(value, 0)),
    (float, lambda value, _: float.__float__(value)),
    (complex, lambda value, _: complex.__pos__(value)),
    (str, lambda value, _: str.__str__(value)),
    (bytes, lambda value, _: bytes.__getitem__(value, slice(None)) + b""),
    (bytearray, lambda value, _: bytes(memoryview(value))),
    (list, lambda value, each: [each(item) for item in list.__iter__(value)]),
    (tuple, lambda value, each: tuple([each(item) for item in tuple.__iter__(value)])),
    (dict, lambda value, each: {each(key): each(item) for key, item in dict.items(value)}),
    (set, lambda value, each: {each(item) for item in set.__iter__(value)}),
    (frozenset, lambda value, each: frozenset([each(item) for item in frozenset.__iter__(value)])),
    (range, _range),
    (_deque, lambda value, each: ("deque", [each(item) for item in _deque.__iter__(value)])),
    (type({}.keys()), lambda value, each: {each(item) for item in value}),
    (type({}.items()), lambda value, each: {each(item) for item in value}),
    (_Fraction, lambda value, _: _rational(*_Fraction.as_integer_ratio(value))),
    (_Decimal, _decimal),
    ((_date, _time, _timedelta), lambda value, _: (type(value).__name__, repr(value))),
    (type, lambda value, _: ("type", value.__module__, value.__qualname__)),
)


class raises:
    """A context in which that exception has to be raised; afterwards it is `.exception`, also `.value`."""

    def __init__(self, kind, match=None):
        self._kind, self._match = kind, match
        self.exception = self.value = self.type = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError("nothing was raised")
        if not issubclass(kind, self._kind):
            return False
        self.exception = self.value = error
        self.type = kind
        if self._match is not None and _search(self._match, str(error)) is None:
            raise AssertionError(f"{str(error)!r} was raised")
        return True


def solution_is_named(name):
    """Lets `import NAME` find the candidate's module, for tests and files that know it by that name."""
    _sys.meta_path[:0] = [_Finder(name), _Packages(name)]


class _Packages:
    """The packages of a module's name, with or without folders. An __init__.py runs once somebody asks for what is in it:
    it may import the module itself, which comes first.
    """

    def __init__(self, name):
        self._inner = name

    def find_spec(self, name, path=None, target=None):
        if not self._inner.startswith(name + "."):
            return None
        places = [_os.path.join(each, name.rpartition(".")[2]) for each in path or _sys.path]
        spec = _ModuleSpec(name, self, is_package=True)
        spec.submodule_search_locations.extend(filter(_os.path.isdir, places))
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        def missing(name):
            places = [_os.path.join(each, name) for each in module.__path__]
            inner = any(_os.path.isdir(each) or _os.path.isfile(each + ".py") for each in places)
            if not inner and (not name.startswith("__") or name == "__all__"):
                module.__dict__.pop("__getattr__", None)
                _run_init(module)
            if name in module.__dict__:
                return module.__dict__[name]
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

        module.__getattr__ = missing


def _run_init(package):
    for place in package.__path__:
        name = _os.path.join(place, "__init__.py")
        if _os.path.isfile(name):
            with open(name, "rb") as file:
                exec(compile(file.read(), name, "exec"), package.__dict__)


class _Finder:
    def __init__(self, name):
        self._name = name

    def find_spec(self, name, path=None, target=None):
        return _ModuleSpec(name, self) if name == self._name else None

    def create_module(self, spec):
        return _sys.modules["solution"]

    def exec_module(self, module):
        pass


def run_program(data):
    """What the submission prints when it is run with these bytes on its standard input: as bytes and files, not only sys.stdin."""
    name = "/tmp/viva_input", "/tmp/viva_output"
    with open(name[0], "wb") as file:
        file.write(data)
    _sys.stdout.flush()
    kept = _os.dup(0), _os.dup(1), _sys.stdin, _sys.stdout
    try:
        with open(name[0], "rb") as source, open(name[1], "wb") as sink:
            _os.dup2(source.fileno(), 0)
            _os.dup2(sink.fileno(), 1)
        _sys.stdin = open(0, encoding="utf-8", closefd=False)
        _sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
        _run_as_main()
        _sys.stdout.flush()
    finally:
        _sys.stdin, _sys.stdout = kept[2:]
        for number in (0, 1):
            _os.dup2(kept[number], number)
            _os.close(kept[number])
    with open(name[1], "rb") as file:
        return file.read().decode("utf-8", "replace")


def _run_as_main():
    try:
        _run_path(_sys.modules["solution"].__file__, run_name="__main__")
    except SystemExit as end:
        if end.code not in (None, 0):
            raise RuntimeError(f"the program ended with status {end.code}") from None
