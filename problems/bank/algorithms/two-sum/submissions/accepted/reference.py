def two_sum(numbers, target):
    """Return the first (i, j) with numbers[i] + numbers[j] == target, or None."""
    places = {}
    for j, number in enumerate(numbers):
        if target - number in places:
            return places[target - number], j
        places.setdefault(number, j)
