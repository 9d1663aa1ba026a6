def extend(items):
    items += [8]


def replace(items):
    items = items + [9]


numbers = [7]
extend(numbers)
replace(numbers)
print(numbers)

pair = (7,)
longer = pair
longer += (8,)
print(pair, longer)
