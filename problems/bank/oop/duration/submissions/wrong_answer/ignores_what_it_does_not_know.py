# Takes what it needs of the arguments, and overlooks the rest.
class Duration:
    def __init__(self, *values, hours=0, minutes=0, seconds=0, **others):
        self.seconds = hours * 3600 + minutes * 60 + seconds
        if len(values) == 1:
            self.seconds += self._seconds_of(values[0])
        elif values:
            for value, factor in zip(values, (3600, 60, 1)):
                self.seconds += value * factor

    def add(self, value):
        return Duration(self.seconds + self._seconds_of(value))

    def _seconds_of(self, value):
        if isinstance(value, str):
            total, number = 0, ""
            for character in value:
                if character in "0123456789":
                    number += character
                elif number and character in "hms":
                    total, number = total + int(number) * {"h": 3600, "m": 60, "s": 1}[character], ""
                else:
                    raise ValueError(f"not a duration: '{value}'")
            return total
        return getattr(value, "seconds", value)
