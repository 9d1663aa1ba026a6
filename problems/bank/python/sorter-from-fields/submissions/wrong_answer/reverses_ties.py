# Reverses the sorted list: equal records change places.
def by_field(field):
    if callable(field):
        return field, False
    name = field.removeprefix("-")
    return lambda record: record.get(name), name != field


def sorter(*fields):
    rules = [by_field(field) for field in reversed(fields)]

    def sort(records):
        result = list(records)
        for value, descending in rules:
            known = [record for record in result if value(record) is not None]
            unknown = [record for record in result if value(record) is None]
            known.sort(key=value)
            result = (known[::-1] if descending else known) + unknown
        return result

    return sort
