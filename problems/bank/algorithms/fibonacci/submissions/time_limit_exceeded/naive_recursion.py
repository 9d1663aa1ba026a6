# The definition, word by word: the number of calls grows as fast as the result.
def solve(n):
    return n if n < 2 else solve(n - 1) + solve(n - 2)
