# The blank line of the first sample has no three fields.
def slow_requests(open_log, at_least):
    with open_log() as log:
        for line in log:
            path, status, milliseconds = line.split()
            if int(milliseconds) >= at_least:
                yield path, int(status), int(milliseconds)
