# + makes a new list, and returning it changes nothing.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    queue[:] = [job for job in queue if not job[1]]
    return removed


def swap(first, second):
    first[:], second[:] = second[:], first[:]


def rotate(queue, count):
    count %= len(queue) or 1
    return queue[count:] + queue[:count]
