def drop_done(queue):
    """Remove the jobs that are done from the queue, and return them."""
    return []


def swap(first, second):
    """Exchange the contents of two lists."""


def rotate(queue, count):
    """Move the first `count` elements to the end."""
