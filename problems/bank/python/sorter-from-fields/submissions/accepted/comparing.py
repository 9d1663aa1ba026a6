from functools import cmp_to_key


def compare(left, right, downwards):
    """Return a negative number if left comes first, a positive one if right does, otherwise 0."""
    if left is None or right is None:
        return (left is None) - (right is None)
    order = (left > right) - (left < right)
    return -order if downwards else order


def sorter(*fields):
    """Return a function that returns a sorted list of the records that it is given."""
    def value(record, field):
        return field(record) if callable(field) else record.get(field.lstrip("-"))

    def in_order(one, other):
        for field in fields:
            downwards = not callable(field) and field.startswith("-")
            order = compare(value(one, field), value(other, field), downwards)
            if order:
                return order
        return 0

    return lambda records: sorted(records, key=cmp_to_key(in_order))
