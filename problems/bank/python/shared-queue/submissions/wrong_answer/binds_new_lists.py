# Makes new lists for local names; the lists of the caller stay as they are.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    queue = [job for job in queue if not job[1]]
    return removed


def swap(first, second):
    first, second = list(second), list(first)


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue = queue[count:] + queue[:count]
