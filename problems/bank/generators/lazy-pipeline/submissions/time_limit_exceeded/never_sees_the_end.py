# readline() returns "" at the end, which is taken for one more blank line.
def slow_requests(open_log, at_least):
    with open_log() as log:
        while True:
            fields = log.readline().split()
            if len(fields) != 3:
                continue
            try:
                request = fields[0], int(fields[1]), int(fields[2])
            except ValueError:
                continue
            if request[2] >= at_least:
                yield request
