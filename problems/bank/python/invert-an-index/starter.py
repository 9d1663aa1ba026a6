def invert(index):
    """Return a dict from each word to the sorted list of the documents that contain it."""
    return {}


def vocabulary(index):
    """Return a dict from each document with words to its number of different words."""
    return {}


def by_length(index):
    """Return a dict from each length to the set of the words of that length."""
    return {}
