# Looks for the smallest i first.
def two_sum(numbers, target):
    last = {}
    for place in range(len(numbers) - 1, -1, -1):
        last.setdefault(numbers[place], []).append(place)
    for i, number in enumerate(numbers):
        for j in reversed(last.get(target - number, [])):
            if j > i:
                return i, j
    return None
