# The last index is the largest possible answer.
def first_at_least(numbers, target):
    """Return the first index with a number >= target."""
    low, high = 0, max(0, len(numbers) - 1)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def count_between(numbers, low, high):
    """Return how many numbers are in [low, high)."""
    return max(0, first_at_least(numbers, high) - first_at_least(numbers, low))
