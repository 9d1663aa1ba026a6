def columns(records):
    """Return a dict from each column to the list of its values, one per record."""
    return {name: [record.get(name) for record in records] for each in records for name in each}


def records(columns):
    """Return the records that such columns stand for."""
    return [{name: value for name, value in zip(columns, values) if value is not None}
            for values in zip(*columns.values())]


def pivot(triples):
    """Return a dict of dicts: table[row][column] is the value."""
    table = {row: {} for row, _, _ in triples}
    for row, column, value in triples:
        table[row][column] = value
    return table


def cells(table):
    """Return a dict from (row, column) to the value, without empty cells."""
    return {(row, column): value
            for row, values in table.items() for column, value in values.items() if value is not None}
