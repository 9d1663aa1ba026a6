# A bool is an int, as far as isinstance() knows.
import re
from functools import singledispatchmethod


class Duration:
    """A time span; `seconds` says how long it is."""

    _text = re.compile(r"(?=.)(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?")

    def __init__(self, *values, **units):
        if values and units:
            raise TypeError("either values or keywords")
        if len(values) == 1:
            self.seconds = self._seconds_of(values[0])
        elif units:
            self.seconds = self._sum(**units)
        else:
            self.seconds = self._sum(*values)

    def add(self, value):
        """Return a new Duration, longer by `value`."""
        return Duration(self.seconds + self._seconds_of(value))

    @singledispatchmethod
    def _seconds_of(self, value):
        raise TypeError(f"not a duration: {value!r}")

    @_seconds_of.register
    def _(self, value: int):
        return self._sum(seconds=value)

    @_seconds_of.register
    def _(self, value: str):
        match = self._text.fullmatch(value)
        if match is None:
            raise ValueError(f"not a duration: {str(value)!r}")
        return self._sum(*(int(part or 0) for part in match.groups()))

    @staticmethod
    def _sum(hours=0, minutes=0, seconds=0):
        for number in (hours, minutes, seconds):
            if not isinstance(number, int):
                raise TypeError(f"not an integer: {number!r}")
        return (hours * 60 + minutes) * 60 + seconds


@Duration._seconds_of.register
def _(self, value: Duration):
    return value.seconds
