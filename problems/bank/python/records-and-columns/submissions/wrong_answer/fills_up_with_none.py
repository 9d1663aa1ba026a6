# Records come back with None in them.
def columns(records):
    return {name: [record.get(name) for record in records] for each in records for name in each}


def records(columns):
    return [dict(zip(columns, values)) for values in zip(*columns.values())]


def pivot(triples):
    table = {}
    for row, column, value in triples:
        table.setdefault(row, {})[column] = value
    return table


def cells(table):
    return {(row, column): value
            for row, values in table.items() for column, value in values.items() if value is not None}
