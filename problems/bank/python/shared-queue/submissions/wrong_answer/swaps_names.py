# Exchanges two local names.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    queue[:] = [job for job in queue if not job[1]]
    return removed


def swap(first, second):
    first, second = second, first


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
