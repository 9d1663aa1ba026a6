def drop_done(queue):
    """Remove the jobs that are done from the queue, and return them."""
    removed = [job for job in queue if job[1]]
    queue[:] = [job for job in queue if not job[1]]
    return removed


def swap(first, second):
    """Exchange the contents of two lists."""
    first[:], second[:] = second[:], first[:]


def rotate(queue, count):
    """Move the first `count` elements to the end."""
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
