# A module-wide tally by factor: two functions with the same factor share it.
from collections import Counter

tally = Counter()


def make_multipliers(factors):
    def bind(factor):
        def multiply(x):
            tally[factor] += 1
            return factor * x, tally[factor]
        return multiply

    return [bind(factor) for factor in factors]
