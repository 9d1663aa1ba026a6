# One list for all generators, by a mutable default value.
class Reset(Exception):
    pass


def running_mean(window=None, numbers=[]):
    numbers_before = len(numbers)
    while True:
        mine = numbers[numbers_before:]
        if window is not None:
            mine = mine[-window:]
        try:
            number = yield sum(mine) / len(mine) if mine else None
        except Reset:
            numbers_before = len(numbers)
        else:
            if number is not None:
                numbers.append(number)
