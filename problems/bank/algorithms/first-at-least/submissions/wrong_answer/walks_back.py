# Finds some number that fits, and walks from there; and counts the upper border too.
def first_at_least(numbers, target):
    """Return the first index with a number >= target."""
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def count_between(numbers, low, high):
    """Return how many numbers are in [low, high)."""
    begin = end = first_at_least(numbers, low)
    while end < len(numbers) and numbers[end] <= high and end - begin < 5000:
        end += 1
    return end - begin
