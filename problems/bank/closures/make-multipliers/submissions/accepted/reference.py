def make_multiplier(factor):
    """Return f(x), which returns (factor * x, calls so far)."""
    calls = 0

    def multiply(x):
        nonlocal calls
        calls += 1
        return factor * x, calls

    return multiply


def make_multipliers(factors):
    """Return one multiplier per factor."""
    return [make_multiplier(factor) for factor in factors]
