# A datetime never equals a date, so no holiday is found.
from datetime import timedelta


def add_working_days(start, days, holidays=()):
    closed = set(holidays)
    day, step = start, timedelta(days=-1 if days < 0 else 1)
    if days == 0:
        while day.weekday() > 4 or day in closed:
            day += step
    for _ in range(abs(days)):
        day += step
        while day.weekday() > 4 or day in closed:
            day += step
    return day
