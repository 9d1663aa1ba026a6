# close() comes after the loop: it is not reached when the consumer stops, or the log fails.
def slow_requests(open_log, at_least):
    log = open_log()
    for line in log:
        try:
            path, status, milliseconds = line.split()
            request = path, int(status), int(milliseconds)
        except ValueError:
            continue
        if request[2] >= at_least:
            yield request
    log.close()
