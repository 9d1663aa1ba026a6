# 0 stands in for what is unknown, and for what is empty: then it is compared with texts.


def value_of(field, record):
    return field(record) if callable(field) else record.get(field.removeprefix("-"))


def sorter(*fields):
    def sort(records):
        result = list(records)
        for field in reversed(fields):
            down = not callable(field) and field.startswith("-")
            result.sort(key=lambda record: ((value_of(field, record) is None) != down, value_of(field, record) or 0), reverse=down)
        return result
    return sort
