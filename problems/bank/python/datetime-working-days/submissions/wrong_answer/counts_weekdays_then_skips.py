# Counts weekdays, and then adds a day for each holiday in between: some of those are holidays again.
from datetime import datetime, timedelta


def add_working_days(start, days, holidays=()):
    closed = set(holidays)
    plain = start.date() if isinstance(start, datetime) else start
    step = timedelta(days=-1 if days < 0 else 1)
    day, extra, left = plain, 0, abs(days)
    while left:
        day += step
        if day.weekday() < 5:
            left -= 1
            extra += day in closed
    for _ in range(extra):
        day += step
        while day.weekday() > 4:
            day += step
    while days == 0 and (day.weekday() > 4 or day in closed):
        day += step
    return start + (day - plain)
