from itertools import count


def make_multipliers(factors):
    return [lambda x, factor=factor, calls=count(1): (factor * x, next(calls)) for factor in factors]
