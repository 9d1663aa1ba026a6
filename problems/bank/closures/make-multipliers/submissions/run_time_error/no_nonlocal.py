# `calls += 1` makes `calls` local to multiply: UnboundLocalError.
def make_multipliers(factors):
    def bind(factor):
        calls = 0

        def multiply(x):
            calls += 1
            return factor * x, calls
        return multiply

    return [bind(factor) for factor in factors]
