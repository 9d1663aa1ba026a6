# Remembers where the factor was, not what it was.
def make_multipliers(factors):
    def bind(index):
        calls = 0

        def multiply(x):
            nonlocal calls
            calls += 1
            return factors[index] * x, calls
        return multiply

    return [bind(index) for index, _ in enumerate(factors)]
