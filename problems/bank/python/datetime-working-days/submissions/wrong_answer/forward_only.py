# A negative number makes an empty range.
from datetime import datetime, timedelta


def add_working_days(start, days, holidays=()):
    closed = set(holidays)

    def works(day):
        day_only = day.date() if isinstance(day, datetime) else day
        return day.weekday() < 5 and day_only not in closed

    day = start
    if days == 0:
        while not works(day):
            day += timedelta(days=1)
    for _ in range(days):
        day += timedelta(days=1)
        while not works(day):
            day += timedelta(days=1)
    return day
