# The key puts None at the end, and reverse=True at the start.
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
            result.sort(key=lambda record: (value(record) is None, value(record) or 0), reverse=descending)
        return result

    return sort
