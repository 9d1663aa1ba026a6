import datetime


def add_working_days(start, days, holidays=()):
    """Counts in ordinals: day 1 was a Monday."""
    closed = {holiday.toordinal() for holiday in holidays}
    ordinal = start.toordinal()
    step = -1 if days < 0 else 1
    if days == 0:
        ordinal, days = ordinal - 1, 1
    left = abs(days)
    while left:
        ordinal += step
        if ordinal % 7 not in (6, 0) and ordinal not in closed:
            left -= 1
    return start + datetime.timedelta(days=ordinal - start.toordinal())
