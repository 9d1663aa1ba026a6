# The `default` function is not asked about tuples and keys.
import json
from datetime import date, datetime
from decimal import Decimal

DECODERS = {"$date": date.fromisoformat, "$datetime": datetime.fromisoformat, "$decimal": Decimal, "$set": set}


def to_json(value):
    return json.dumps(value, sort_keys=True, default=default)


def default(value):
    if isinstance(value, datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, set):
        return {"$set": sorted(value, key=to_json)}
    raise TypeError(f"not supported: {type(value).__name__}")


def from_json(text):
    return json.loads(text, object_hook=decoded)


def decoded(pairs):
    for tag, decode in DECODERS.items():
        if tag in pairs:
            return decode(pairs[tag])
    return pairs
