# remove() compares with ==: it takes the first equal job, not this one.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    for job in removed:
        queue.remove(job)
    return removed


def swap(first, second):
    first[:], second[:] = second[:], first[:]


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
