# reversed() gives an iterator: it is empty when the sorter is used again.
def by_field(field):
    if callable(field):
        return field, False
    name = field.removeprefix("-")
    return lambda record: record.get(name), name != field


def sorter(*fields):
    rules = (by_field(field) for field in reversed(fields))

    def sort(records):
        result = list(records)
        for value, descending in rules:
            known = [record for record in result if value(record) is not None]
            unknown = [record for record in result if value(record) is None]
            result = sorted(known, key=value, reverse=descending) + unknown
        return result

    return sort
