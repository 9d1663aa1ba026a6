def columns(records):
    """Return a dict from each column to the list of its values, one per record."""
    names = dict.fromkeys(name for record in records for name in record)
    return {name: [record[name] if name in record else None for record in records] for name in names}


def records(columns):
    """Return the records that such columns stand for."""
    length = max((len(values) for values in columns.values()), default=0)
    return [{name: values[i] for name, values in columns.items() if values[i] is not None} for i in range(length)]


def pivot(triples):
    """Return a dict of dicts: table[row][column] is the value."""
    return {row: {column: value for other, column, value in triples if other == row} for row, _, _ in triples}


def cells(table):
    """Return a dict from (row, column) to the value, without empty cells."""
    return {(row, column): table[row][column]
            for row in table for column in table[row] if table[row][column] is not None}
