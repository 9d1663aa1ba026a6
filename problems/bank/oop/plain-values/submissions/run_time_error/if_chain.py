# A chain of isinstance() works for the known types, and cannot be extended.
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal


def plain(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(element) for element in value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(element) for key, element in value.items()}
    raise TypeError(f"no plain value for {type(value).__name__}")
