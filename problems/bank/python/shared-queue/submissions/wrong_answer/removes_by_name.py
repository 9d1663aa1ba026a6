# Goes by the names: another job of the same name is removed along with it.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    names = {job[0] for job in removed}
    queue[:] = [job for job in queue if job[0] not in names]
    return removed


def swap(first, second):
    first[:], second[:] = second[:], first[:]


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
