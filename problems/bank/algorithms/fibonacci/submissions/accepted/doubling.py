def pair(n):
    """Return fib(n) and fib(n + 1), halving n at each step."""
    if n == 0:
        return 0, 1
    a, b = pair(n // 2)
    even, odd = a * (2 * b - a), a * a + b * b
    return (odd, even + odd) if n % 2 else (even, odd)


def solve(n):
    return pair(n)[0]
