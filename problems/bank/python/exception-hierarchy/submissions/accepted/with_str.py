class SettingsError(Exception):
    pass


class LineError(SettingsError):
    """Texts are made when they are asked for."""

    def __init__(self, line, problem):
        self.line, self.problem = line, problem

    def __str__(self):
        return f"line {self.line}: {self.problem}"


class UnknownSetting(LineError):
    def __init__(self, line, name):
        self.line, self.name = line, name

    @property
    def problem(self):
        return f"unknown setting {self.name!r}"


class InvalidValue(LineError, ValueError):
    def __init__(self, line, name, value):
        self.line, self.name, self.value = line, name, value

    @property
    def problem(self):
        return f"invalid value {self.value!r} for {self.name}"


class MissingSettings(SettingsError):
    def __init__(self, names):
        self.names = names

    def __str__(self):
        return f"missing settings: {', '.join(self.names)}"


def load(lines, schema):
    found = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and line[0] != "#":
            name, value = setting(number, line, schema, found)
            found[name] = value
    if len(found) < len(schema):
        raise MissingSettings([name for name in schema if name not in found])
    return found


def setting(number, line, schema, found):
    if "=" not in line:
        raise LineError(number, "no equals sign")
    name, value = (part.strip() for part in line.split("=", 1))
    if name not in schema:
        raise UnknownSetting(number, name)
    if name in found:
        raise LineError(number, f"duplicate setting {name!r}")
    try:
        return name, schema[name](value)
    except (ValueError, TypeError) as error:
        raise InvalidValue(number, name, value) from error
