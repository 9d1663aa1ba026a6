# Stops at the first number that fits, wherever it is.
def first_at_least(numbers, target):
    """Return the first index with a number >= target."""
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] == target:
            return middle
        if numbers[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def count_between(numbers, low, high):
    """Return how many numbers are in [low, high)."""
    return max(0, first_at_least(numbers, high) - first_at_least(numbers, low))
