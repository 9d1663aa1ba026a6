def two_sum(numbers, target):
    """Return the first (i, j) with numbers[i] + numbers[j] == target, or None."""
