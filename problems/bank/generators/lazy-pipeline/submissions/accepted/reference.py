def parsed(lines):
    """Yield the lines that are requests, as (path, status, milliseconds)."""
    for line in lines:
        try:
            path, status, milliseconds = line.split()
            request = path, int(status), int(milliseconds)
        except ValueError:
            continue
        yield request


def slow_requests(open_log, at_least):
    """Yield (path, status, milliseconds) of each request that took `at_least` or more."""
    with open_log() as log:
        for request in parsed(log):
            if request[2] >= at_least:
                yield request
