def solve(n):
    """Return number n of the Fibonacci sequence 0, 1, 1, 2, 3, 5, ..."""
    return None
