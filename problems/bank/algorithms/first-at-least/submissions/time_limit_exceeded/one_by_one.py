# Looks at one number after the other.
def first_at_least(numbers, target):
    """Return the first index with a number >= target."""
    index = 0
    while index < len(numbers) and numbers[index] < target:
        index += 1
    return index


def count_between(numbers, low, high):
    """Return how many numbers are in [low, high)."""
    return max(0, first_at_least(numbers, high) - first_at_least(numbers, low))
