def drop_done(queue):
    """Remove the jobs that are done from the queue, and return them."""
    removed = []
    for index in reversed(range(len(queue))):
        if queue[index][1]:
            removed.append(queue.pop(index))
    removed.reverse()
    return removed


def swap(first, second):
    """Exchange the contents of two lists."""
    kept = list(first)
    first.clear()
    if first is second:
        first.extend(kept)
        return
    first.extend(second)
    second.clear()
    second.extend(kept)


def rotate(queue, count):
    """Move the first `count` elements to the end."""
    for _ in range(count % len(queue) if queue else 0):
        queue.append(queue.pop(0))
