# Clears the list before it fills it: with one list for both, nothing is left to fill it with.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    queue[:] = [job for job in queue if not job[1]]
    return removed


def swap(first, second):
    kept = second
    mine = first[:]
    first.clear()
    first.extend(kept)
    second.clear()
    if first is not second:
        second.extend(mine)


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
