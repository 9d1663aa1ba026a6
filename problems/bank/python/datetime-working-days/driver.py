"""Dates as texts, so that they can be compared."""
from datetime import date, datetime, timedelta, timezone

from viva import observe


def text(result):
    return f"{type(result).__name__} {result.isoformat()}" if isinstance(result, date) else result


def shift(solution, year, month, day, days, *holidays):
    return text(solution.add_working_days(date(year, month, day), days, map(date.fromisoformat, holidays)))


def any_date(rng):
    return date(2000, 1, 1) + timedelta(days=rng.randrange(15_000))


def near(rng, start, count, reach):
    return [start + timedelta(days=rng.randrange(-reach, reach)) for _ in range(count)]


def random_dates(solution, rng, least, most):
    results = []
    for start in [any_date(rng) for _ in range(60)] + [date(2024, 2, 28), date(2023, 12, 31), date(2000, 3, 1)]:
        days = rng.randrange(least, most) or 3 * least or most
        holidays = near(rng, start, rng.randrange(30), 20)
        results.append((days, text(solution.add_working_days(start, days, holidays))))
        results.append(text(solution.add_working_days(start, days)))
    for single in (1, -1):
        if least <= single < most:
            monday = date(2001, 1, 1) + timedelta(weeks=rng.randrange(1000))
            results += [text(solution.add_working_days(monday + timedelta(days=day), single)) for day in range(7)]
    observe("results", results)


def no_days(solution, rng):
    results = []
    for _ in range(5):
        monday = date(2001, 1, 1) + timedelta(weeks=rng.randrange(1000))
        holidays = near(rng, monday, 8, 10)
        for day in range(7):
            start = monday + timedelta(days=day)
            results.append((text(solution.add_working_days(start, 0)), text(solution.add_working_days(start, 0, iter(holidays)))))
    observe("results", results)


def with_time(solution, rng):
    results = []
    for _ in range(30):
        zone = rng.choice((None, timezone.utc, timezone(timedelta(hours=rng.randrange(-9, 9), minutes=30))))
        day = any_date(rng)
        start = datetime(day.year, day.month, day.day, rng.randrange(24), rng.randrange(60), rng.randrange(60), rng.randrange(1000), zone)
        holidays = near(rng, day, 12, 9) + [day]
        results.append(text(solution.add_working_days(start, rng.randrange(-6, 7), holidays)))
    observe("results", results)


def many(solution, rng):
    start = date(1975, 1, 1) + timedelta(days=rng.randrange(1000))
    holidays = [start + timedelta(days=rng.randrange(18_000)) for _ in range(9000)]
    holidays += [start + timedelta(days=rng.randrange(18_000, 400_000)) for _ in range(40_000)]
    rng.shuffle(holidays)
    results = [solution.add_working_days(start, rng.randrange(5000, 6000), holidays)]
    results.append(solution.add_working_days(results[0], -rng.randrange(4000, 5000), iter(holidays)))
    observe("results", [text(each) for each in results])
