# Reads the next line before it yields, to know whether there is one.
def slow_requests(open_log, at_least):
    with open_log() as log:
        line = next(log, None)
        while line is not None:
            following = next(log, None)
            try:
                path, status, milliseconds = line.split()
                request = path, int(status), int(milliseconds)
                if request[2] >= at_least:
                    yield request
            except ValueError:
                pass
            line = following
