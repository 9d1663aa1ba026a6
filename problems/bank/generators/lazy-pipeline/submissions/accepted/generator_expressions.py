from contextlib import closing


def numbers(fields):
    try:
        return fields[0], int(fields[1]), int(fields[2])
    except ValueError:
        return None


def slow_requests(open_log, at_least):
    with closing(open_log()) as log:
        fields = (line.split() for line in log)
        requests = (numbers(f) for f in fields if len(f) == 3)
        yield from (r for r in requests if r is not None and r[2] >= at_least)
