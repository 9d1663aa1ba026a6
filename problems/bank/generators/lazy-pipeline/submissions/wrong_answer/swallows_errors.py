# One `except` around everything: a broken log looks like a short one.
def slow_requests(open_log, at_least):
    with open_log() as log:
        try:
            for line in log:
                fields = line.split()
                if len(fields) == 3 and fields[1].isdigit() and fields[2].isdigit():
                    if int(fields[2]) >= at_least:
                        yield fields[0], int(fields[1]), int(fields[2])
        except Exception:
            return
