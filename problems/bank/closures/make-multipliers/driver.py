"""Calls multipliers in mixed order."""
from viva import observe


def interleaved(solution, rng):
    functions = solution.make_multipliers(rng.sample(range(2, 1000), 4))
    order = [0, 1, 2, 3] * 6
    rng.shuffle(order)
    observe("results", [(which, functions[which](rng.randrange(2, 1000))) for which in order])


def two_lists(solution, rng):
    factors = rng.sample(range(2, 1000), 3)
    first = solution.make_multipliers(factors)
    early = [function(11) for function in first]
    second = solution.make_multipliers(factors[::-1])
    observe("results", early + [function(13) for function in second + first + second])


def changed_later(solution, rng):
    factors = rng.sample(range(2, 1000), 5)
    functions = solution.make_multipliers(factors)
    factors.reverse()
    factors[2] = -1
    factors.append(0)
    observe("results", [function(17) for function in functions])


def from_a_generator(solution, rng):
    factors = rng.sample(range(2, 1000), 5)
    functions = solution.make_multipliers(factor for factor in factors)
    observe("results", [function(19) for function in functions[::-1]])
