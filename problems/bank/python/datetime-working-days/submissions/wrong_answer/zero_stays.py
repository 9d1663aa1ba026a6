# Adding nothing changes nothing, on a Sunday either.
from datetime import datetime, timedelta


def add_working_days(start, days, holidays=()):
    closed = set(holidays)
    day, step = start, timedelta(days=-1 if days < 0 else 1)
    left = abs(days)
    while left:
        day += step
        day_only = day.date() if isinstance(day, datetime) else day
        if day.weekday() < 5 and day_only not in closed:
            left -= 1
    return day
