# What runs tests whole where they cannot be taken apart: unittest itself, and a small stand-in for pytest.

PYTEST = '''
"""What tests use of pytest, for where there is none."""
import asyncio as _asyncio
import collections as _collections
import importlib as _importlib
import inspect as _inspect
import io as _io
import os as _os
import pathlib as _pathlib
import re as _re
import sys as _sys
import tempfile as _tempfile


class ExceptionInfo:
    value = type = None

    def match(self, pattern):
        assert _re.search(pattern, str(self.value)), f"{pattern!r} is not in {str(self.value)!r}"
        return True


class raises:
    def __new__(cls, kind, *call, match=None, **keywords):
        made = super().__new__(cls)
        made.kind, made.pattern, made.info = kind, match, ExceptionInfo()
        if call:  # raises(ValueError, function, 1)
            with made:
                call[0](*call[1:], **keywords)
            return made.info
        return made

    def __enter__(self):
        return self.info

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError(f"{self.kind} was not raised")
        if not issubclass(kind, self.kind):
            return False
        self.info.value, self.info.type = error, kind
        self.info.exception = error
        if self.pattern is not None:
            self.info.match(self.pattern)
        return True


class approx:
    def __init__(self, expected, rel=None, abs=None):
        self.expected = expected
        self.rel, self.abs = (0 if rel is None and abs is not None else 1e-6 if rel is None else rel), 1e-12 if abs is None else abs

    def near(self, expected, actual):
        if isinstance(expected, (list, tuple)):
            return len(expected) == len(actual) and all(map(self.near, expected, actual))
        if isinstance(expected, dict):
            return expected.keys() == actual.keys() and all(self.near(expected[key], actual[key]) for key in expected)
        return expected == actual or abs(expected - actual) <= max(self.rel * abs(expected), self.abs)

    def __eq__(self, actual):
        return self.near(self.expected, actual)


def fail(reason=""):
    raise AssertionError(reason)


class _Mark:
    def __getattr__(self, name):
        def marked(*arguments, **keywords):
            if len(arguments) == 1 and callable(arguments[0]) and not keywords:
                return arguments[0]
            return marked

        marked.__name__ = name
        return marked

    @staticmethod
    def usefixtures(*names):
        def marked(target):
            target._uses = [*getattr(target, "_uses", ()), *names]
            return target

        return marked

    @staticmethod
    def parametrize(argnames, argvalues, **_):
        names = [each.strip() for each in argnames.split(",")] if isinstance(argnames, str) else list(argnames)
        single = lambda each: len(names) == 1 and not isinstance(each, param)
        sets = [dict(zip(names, (each,) if single(each) else each)) for each in argvalues if not getattr(each, "left_out", False)]

        def marked(target):
            target._sets = [{**one, **each} for one in vars(target).get("_sets", [{}]) for each in sets]
            return target

        return marked


mark = _Mark()


class param(tuple):
    """The values of one call, as parametrize has them."""

    def __new__(cls, *values, marks=(), **_):
        made = super().__new__(cls, values)
        several = marks if isinstance(marks, (list, tuple)) else [marks]
        made.left_out = any(each.__name__ in ("skip", "skipif", "xfail") for each in several)
        return made


def fixture(*arguments, name=None, autouse=False, params=None, **_):
    def marked(function):
        function._fixture = name or function.__name__, autouse
        return function

    return marked(arguments[0]) if arguments and callable(arguments[0]) else marked


yield_fixture = fixture


class _Capsys:
    """What is printed while a test runs."""

    Result = _collections.namedtuple("Result", "out err")

    def __init__(self, undo):
        self.kept = _sys.stdout, _sys.stderr
        undo.append(self.close)
        self.open()

    def open(self):
        _sys.stdout, _sys.stderr = self.texts = _io.StringIO(), _io.StringIO()

    def readouterr(self):
        seen = self.Result(*[each.getvalue() for each in self.texts])
        self.open()
        return seen

    def close(self):
        _sys.stdout, _sys.stderr = self.kept


class MonkeyPatch:
    _nothing = object()

    def __init__(self, undo):
        self._undo = undo

    def setattr(self, target, name, value=_nothing, raising=True):
        if value is self._nothing:  # setattr("module.name", value)
            (target, name), value = self._found(target), name
        kept = getattr(target, name) if raising else getattr(target, name, self._nothing)
        back = (lambda: delattr(target, name)) if kept is self._nothing else lambda: setattr(target, name, kept)
        self._undo.append(back)
        setattr(target, name, value)

    @staticmethod
    def _found(path):
        module, _, name = path.rpartition(".")
        return _importlib.import_module(module), name

    def delattr(self, target, name, raising=True):
        if hasattr(target, name) or raising:
            kept = getattr(target, name)
            self._undo.append(lambda: setattr(target, name, kept))
            delattr(target, name)

    def setitem(self, target, key, value):
        kept = target.get(key, self._nothing)
        self._undo.append(lambda: target.pop(key, None) if kept is self._nothing else target.__setitem__(key, kept))
        target[key] = value

    def delitem(self, target, key, raising=True):
        if key in target or raising:
            kept = target.pop(key)
            self._undo.append(lambda: target.__setitem__(key, kept))

    def setenv(self, name, value, prepend=None):
        self.setitem(_os.environ, name, str(value))

    def delenv(self, name, raising=True):
        self.delitem(_os.environ, name, raising)

    def chdir(self, path):
        kept = _os.getcwd()
        self._undo.append(lambda: _os.chdir(kept))
        _os.chdir(path)


class _Fixtures:
    """What one test asks for: made once, undone in the opposite order."""

    OWN = {"capsys": _Capsys, "monkeypatch": MonkeyPatch, "tmp_path": lambda undo: _pathlib.Path(_tempfile.mkdtemp())}

    def __init__(self, names, instance, given):
        self.values, self.undo, self.known, self.first = dict(given), [], {}, list(getattr(instance, "_uses", ()))
        for each in [*names.values(), *[getattr(instance, name, None) for name in dir(instance)]]:
            if _inspect.isroutine(each) and hasattr(each, "_fixture"):
                name, always = each._fixture
                self.known[name] = each
                self.first += [name] if always else []

    def value(self, name):
        if name not in self.values:
            self.values[name] = self.made(name)
        return self.values[name]

    def made(self, name):
        if name not in self.known:
            return self.OWN[name](self.undo)
        made = self.call(self.known[name])
        if not _inspect.isgenerator(made):
            return made
        self.undo.append(lambda: next(made, None))
        return next(made)

    def call(self, function):
        names = [each for each in _inspect.signature(function).parameters if each != "self"]
        return function(**{each: self.value(each) for each in names})

    def run(self, function):
        try:
            for name in [*self.first, *getattr(function, "_uses", ())]:
                self.value(name)
            made = self.call(function)
            return _asyncio.run(made) if _inspect.iscoroutine(made) else made
        finally:
            for each in reversed(self.undo):
                each()
'''

RUN_TEST = '''
def sets_of(owner, function):
    """The sets of arguments of a test, as the stand-in for pytest keeps them."""
    return [{**one, **other} for one in getattr(owner, "_sets", [{}]) for other in getattr(function, "_sets", [{}])]


def run_test(names, owner, function, number):
    if owner is None or not issubclass(names[owner], unittest.TestCase):
        instance = owner and names[owner]()
        whole = names[function] if instance is None else getattr(instance, function)
        return run_function(names, instance, whole, sets_of(owner and names[owner], whole)[number])
    result = unittest.TestResult()
    unittest.TestSuite([names[owner](function)]).run(result)
    for _, text in [*result.failures, *result.errors]:
        raise AssertionError(text.strip().splitlines()[-1])


def run_function(names, instance, function, arguments):
    import pytest

    fixtures = pytest._Fixtures(names, instance, arguments)
    starts = [getattr(instance, name, None) for name in ("setup_class", "setup_method")]
    ends = [getattr(instance, name, None) for name in ("teardown_method", "teardown_class")]
    try:
        for each in starts:
            each and fixtures.call(each)
        fixtures.run(function)
    finally:
        for each in ends:
            each and fixtures.call(each)
'''

INSIDE_SUITE = f'''
import sys as _sys, types as _types

_sys.modules["pytest"] = _types.ModuleType("pytest")
exec({PYTEST!r}, vars(_sys.modules["pytest"]))


def tests_pass(solution, run, token, text):
    """Whether the tests, which stand beside the solution, say that it is right; `token` is drawn anew for each run."""
    tests = _sys.modules["tests"] = _types.ModuleType("tests")
    tests.__file__ = "tests.py"
    names = vars(tests)
    exec(compile(text, "tests.py", "exec"), names)
    try:
        run(names)
    except AssertionError as error:
        return ["failed", " ".join(str(error).split())[:200]]
    return ["passed", token]
'''


def runner():
    import unittest

    names = {"unittest": unittest}
    exec(RUN_TEST, names)
    return names
