# A generator by its yield only: readlines() in another dress.
def slow_requests(open_log, at_least):
    with open_log() as log:
        lines = list(log)
    for line in lines:
        fields = line.split()
        try:
            request = fields[0], int(fields[1]), int(fields[2])
        except (IndexError, ValueError):
            continue
        if len(fields) == 3 and request[2] >= at_least:
            yield request
