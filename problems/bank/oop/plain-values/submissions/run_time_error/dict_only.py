# Registers dict, which other mappings do not derive from.
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import singledispatch
from types import NoneType


@singledispatch
def plain(value):
    """Return `value` as something that json.dumps() takes."""
    raise TypeError(f"no plain value for {type(value).__name__}")


@plain.register
def _(value: NoneType | int | float | str):
    return value


@plain.register
def _(value: date):
    return value.isoformat()


@plain.register
def _(value: datetime):
    return value.isoformat(timespec="minutes")


@plain.register
def _(value: Decimal):
    return str(value)


@plain.register
def _(value: list | tuple):
    return [plain(element) for element in value]


@plain.register
def _(value: set | frozenset):
    return sorted(plain(element) for element in value)


@plain.register
def _(value: dict):
    return {str(plain(key)): plain(element) for key, element in value.items()}
