import datetime
import decimal
import json
from functools import singledispatch


@singledispatch
def to_json(value):
    """One function for each type, which makes the text itself."""
    raise TypeError(f"not supported: {type(value).__name__}")


@to_json.register(type(None))
@to_json.register(bool)
@to_json.register(int)
@to_json.register(float)
@to_json.register(str)
def plain(value):
    return json.dumps(value)


@to_json.register
def _(value: list):
    return "[" + ", ".join(map(to_json, value)) + "]"


@to_json.register
def _(value: set):
    return '{"$set": [' + ", ".join(sorted(map(to_json, value))) + "]}"


@to_json.register
def _(value: dict):
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"not supported: {type(key).__name__}")
        if key[:1] == "$":
            raise ValueError(f"reserved key: {key!r}")
        to_json(value[key])
    return "{" + ", ".join(f"{json.dumps(key)}: {to_json(value[key])}" for key in sorted(value)) + "}"


@to_json.register
def _(value: datetime.date):
    return json.dumps({"$date": value.isoformat()})


@to_json.register
def _(value: datetime.datetime):
    return json.dumps({"$datetime": value.isoformat()})


@to_json.register
def _(value: decimal.Decimal):
    return json.dumps({"$decimal": str(value)})


def from_json(text):
    def hook(value):
        match value:
            case {"$date": iso}:
                return datetime.date.fromisoformat(iso)
            case {"$datetime": iso}:
                return datetime.datetime.fromisoformat(iso)
            case {"$decimal": digits}:
                return decimal.Decimal(digits)
            case {"$set": items}:
                return set(items)
        return value
    return json.loads(text, object_hook=hook)
