# None cannot be compared with a number.
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
            result.sort(key=value, reverse=descending)
        return result

    return sort
