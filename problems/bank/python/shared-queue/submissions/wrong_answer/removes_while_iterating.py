# After pop(), the next job moves to the place that was just looked at.
def drop_done(queue):
    removed = []
    for index, job in enumerate(queue):
        if job[1]:
            removed.append(queue.pop(index))
    return removed


def swap(first, second):
    first[:], second[:] = second[:], first[:]


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
