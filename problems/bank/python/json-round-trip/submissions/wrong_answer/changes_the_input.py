# Encodes lists and dicts in place.
import json
from datetime import date, datetime
from decimal import Decimal

ENCODERS = {date: ("$date", date.isoformat), datetime: ("$datetime", datetime.isoformat), Decimal: ("$decimal", str)}
DECODERS = {"$date": date.fromisoformat, "$datetime": datetime.fromisoformat, "$decimal": Decimal, "$set": set}


def to_json(value):
    return json.dumps(encoded(value), sort_keys=True)


def encoded(value):
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if kind is list:
        for place, each in enumerate(value):
            value[place] = encoded(each)
        return value
    if kind is dict:
        return {checked(key): encoded(each) for key, each in value.items()}
    if kind is set:
        return {"$set": sorted(map(encoded, value), key=json.dumps)}
    if kind in ENCODERS:
        tag, encode = ENCODERS[kind]
        return {tag: encode(value)}
    raise TypeError(f"not supported: {kind.__name__}")


def checked(key):
    if type(key) is not str:
        raise TypeError(f"not supported: {type(key).__name__}")
    if key.startswith("$"):
        raise ValueError(f"reserved key: {key!r}")
    return key


def from_json(text):
    return json.loads(text, object_hook=decoded)


def decoded(pairs):
    for tag, decode in DECODERS.items():
        if tag in pairs:
            return decode(pairs[tag])
    return pairs
