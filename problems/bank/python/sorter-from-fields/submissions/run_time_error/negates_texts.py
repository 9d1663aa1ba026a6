# Turns the order round with a minus, which texts do not have.
def sorter(*fields):
    def rank(record, field):
        if callable(field):
            value, sign = field(record), 1
        else:
            value, sign = record.get(field.lstrip("-")), -1 if field[0] == "-" else 1
        if value is None:
            return 1, 0
        return 0, -value if sign < 0 else value

    return lambda records: sorted(records, key=lambda record: [rank(record, field) for field in fields])
