# The record itself stands in the tuple: where the values are equal, dicts are compared.
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
            known = [(value(record), record) for record in result if value(record) is not None]
            unknown = [record for record in result if value(record) is None]
            result = [record for _, record in sorted(known, reverse=descending)] + unknown
        return result

    return sort
