# Returns the jobs that are left, not those that were removed.
def drop_done(queue):
    queue[:] = [job for job in queue if not job[1]]
    return queue


def swap(first, second):
    first[:], second[:] = second[:], first[:]


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
