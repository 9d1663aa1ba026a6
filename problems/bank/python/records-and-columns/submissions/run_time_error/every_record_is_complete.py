# Asks every record for every column.
def columns(records):
    return {name: [record[name] for record in records] for each in records for name in each}


def records(columns):
    return [{name: value for name, value in zip(columns, values) if value is not None}
            for values in zip(*columns.values())]


def pivot(triples):
    table = {}
    for row, column, value in triples:
        table.setdefault(row, {})[column] = value
    return table


def cells(table):
    return {(row, column): value
            for row, values in table.items() for column, value in values.items() if value is not None}
