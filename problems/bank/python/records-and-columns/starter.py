def columns(records):
    """Return a dict from each column to the list of its values, one per record."""
    return {}


def records(columns):
    """Return the records that such columns stand for."""
    return []


def pivot(triples):
    """Return a dict of dicts: table[row][column] is the value."""
    return {}


def cells(table):
    """Return a dict from (row, column) to the value, without empty cells."""
    return {}
