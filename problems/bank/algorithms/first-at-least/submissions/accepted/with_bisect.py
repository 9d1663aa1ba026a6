from bisect import bisect_left


def first_at_least(numbers, target):
    return bisect_left(numbers, target)


def count_between(numbers, low, high):
    if high <= low:
        return 0
    begin = bisect_left(numbers, low)
    return bisect_left(numbers, high, lo=begin) - begin
