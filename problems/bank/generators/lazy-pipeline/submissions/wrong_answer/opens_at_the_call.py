# Not a generator function itself: the log is open before anyone has asked for a line.
def slow_requests(open_log, at_least):
    return wanted(open_log(), at_least)


def wanted(log, at_least):
    with log:
        for line in log:
            try:
                path, status, milliseconds = line.split()
                request = path, int(status), int(milliseconds)
            except ValueError:
                continue
            if request[2] >= at_least:
                yield request
