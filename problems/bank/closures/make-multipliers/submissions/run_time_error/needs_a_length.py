# A generator has neither len() nor an index.
def make_multipliers(factors):
    def bind(factor):
        calls = 0

        def multiply(x):
            nonlocal calls
            calls += 1
            return factor * x, calls
        return multiply

    return [bind(factors[i]) for i in range(len(factors))]
