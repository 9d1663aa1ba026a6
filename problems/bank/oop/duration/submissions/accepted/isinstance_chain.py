import re


class Duration:
    UNITS = {"hours": 3600, "minutes": 60, "seconds": 1}

    def __init__(self, *values, **units):
        if units:
            if values:
                raise TypeError("values and keywords")
        elif len(values) == 1:
            units = {"seconds": self.parse(values[0])}
        else:
            if len(values) > 3:
                raise TypeError("too many values")
            units = dict(zip(self.UNITS, values))
        self.seconds = 0
        for unit, value in units.items():
            if unit not in self.UNITS or isinstance(value, bool) or not isinstance(value, int):
                raise TypeError((unit, value))
            self.seconds += value * self.UNITS[unit]

    @staticmethod
    def parse(value):
        if isinstance(value, Duration):
            return value.seconds
        if isinstance(value, str):
            if not re.fullmatch(r"([0-9]+h)?([0-9]+m)?([0-9]+s)?", value) or not value:
                raise ValueError(f"not a duration: '{value}'" if "\n" not in value else f"not a duration: {value!r}")
            return sum(int(n) * {"h": 3600, "m": 60, "s": 1}[unit] for n, unit in re.findall(r"([0-9]+)([hms])", value))
        return value

    def add(self, value):
        return Duration(self.seconds + Duration(value).seconds)
