# The closed formula in floats: wrong from n = 71 on.
def solve(n):
    root = 5 ** 0.5
    return round(((1 + root) / 2) ** n / root)
