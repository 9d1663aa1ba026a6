# Weekends only.
from datetime import timedelta


def add_working_days(start, days, holidays=()):
    day, step = start, timedelta(days=-1 if days < 0 else 1)
    if days == 0:
        while day.weekday() > 4:
            day += step
    for _ in range(abs(days)):
        day += step
        while day.weekday() > 4:
            day += step
    return day
