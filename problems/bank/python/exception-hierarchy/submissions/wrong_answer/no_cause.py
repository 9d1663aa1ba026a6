# from None hides what went wrong.
class SettingsError(Exception):
    pass


class LineError(SettingsError):
    def __init__(self, line, problem):
        super().__init__(f"line {line}: {problem}")
        self.line = line


class UnknownSetting(LineError):
    def __init__(self, line, name):
        super().__init__(line, f"unknown setting {name!r}")
        self.name = name


class InvalidValue(LineError, ValueError):
    def __init__(self, line, name, value):
        super().__init__(line, f"invalid value {value!r} for {name}")
        self.name, self.value = name, value


class MissingSettings(SettingsError):
    def __init__(self, names):
        super().__init__("missing settings: " + ", ".join(names))
        self.names = names


def load(lines, schema):
    settings = {}
    for number, line in enumerate(lines, start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, sign, value = (part.strip() for part in line.partition("="))
        if not sign:
            raise LineError(number, "no equals sign")
        if name not in schema:
            raise UnknownSetting(number, name)
        if name in settings:
            raise LineError(number, f"duplicate setting {name!r}")
        try:
            settings[name] = schema[name](value)
        except (ValueError, TypeError):
            raise InvalidValue(number, name, value) from None
    missing = [name for name in schema if name not in settings]
    if missing:
        raise MissingSettings(missing)
    return settings
