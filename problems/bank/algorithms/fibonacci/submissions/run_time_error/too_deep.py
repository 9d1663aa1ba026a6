# Memoized, but still one nested call per number: too deep for n = 1000.
from functools import lru_cache


def solve(n):
    @lru_cache(maxsize=None)
    def fib(k):
        return k if k < 2 else fib(k - 1) + fib(k - 2)

    return fib(n)
