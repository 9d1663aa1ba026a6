from collections import defaultdict


def columns(records):
    table = {}
    for number, record in enumerate(records):
        for name, value in record.items():
            table.setdefault(name, [None] * len(records))[number] = value
    return table


def records(columns):
    rows = []
    for values in zip(*columns.values()):
        rows.append({name: value for name, value in zip(columns, values) if value is not None})
    return rows


def pivot(triples):
    table = defaultdict(dict)
    for row, column, value in triples:
        table[row][column] = value
    return table


def cells(table):
    found = defaultdict(lambda: None)
    for row, values in table.items():
        found.update({(row, column): value for column, value in values.items() if value is not None})
    return found
