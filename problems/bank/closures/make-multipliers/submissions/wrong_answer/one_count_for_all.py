# The factors are right, but the functions of a list share one count.
def make_multipliers(factors):
    calls = 0

    def bind(factor):
        def multiply(x):
            nonlocal calls
            calls += 1
            return factor * x, calls
        return multiply

    return [bind(factor) for factor in factors]
