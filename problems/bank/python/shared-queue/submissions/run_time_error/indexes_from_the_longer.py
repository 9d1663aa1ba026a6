# Exchanges element by element, and runs out of the shorter list.
def drop_done(queue):
    removed = [job for job in queue if job[1]]
    queue[:] = [job for job in queue if not job[1]]
    return removed


def swap(first, second):
    for index in range(max(len(first), len(second))):
        first[index], second[index] = second[index], first[index]


def rotate(queue, count):
    if queue:
        count %= len(queue)
        queue[:] = queue[count:] + queue[:count]
