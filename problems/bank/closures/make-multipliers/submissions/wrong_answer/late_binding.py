# All functions look `factor` up when they are called: it is the last one by then. The counts are right.
from itertools import count


def make_multipliers(factors):
    functions = []
    for factor in factors:
        def multiply(x, calls=count(1)):
            return factor * x, next(calls)
        functions.append(multiply)
    return functions
