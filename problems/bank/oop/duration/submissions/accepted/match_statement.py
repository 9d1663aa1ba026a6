import re

PATTERN = re.compile(r"(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?")


def whole(number):
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"no whole number: {number!r}")
    return int(number)


def added_up(hours=0, minutes=0, seconds=0):
    return whole(hours) * 3600 + whole(minutes) * 60 + whole(seconds)


class Duration:
    def __init__(self, *values, **units):
        match values:
            case ():
                self.seconds = added_up(**units)
            case _ if units:
                raise TypeError("values and units together")
            case (value,):
                self.seconds = self._seconds_of(value)
            case _:
                self.seconds = added_up(*values)

    @staticmethod
    def _seconds_of(value):
        if isinstance(value, Duration):
            return value.seconds
        if not isinstance(value, str):
            return whole(value)
        found = PATTERN.fullmatch(value)
        if found is None or not any(found.groups()):
            raise ValueError("not a duration: '" + value + "'")
        return added_up(*(int(part or 0) for part in found.groups()))

    def add(self, value):
        return Duration(self.seconds + self._seconds_of(value))
