"""Chooses coins and amounts."""


def both(solution, coins, amount):
    return [amount, solution.fewest_coins(coins, amount), solution.ways(coins, amount)]


def generated(solution, rng):
    results = []
    for count in (1, 2, 3, 4, 6):
        coins = rng.sample(range(1, 25), count)
        before = list(coins)
        results += [both(solution, coins, rng.randrange(60)) for _ in range(8)] + [both(solution, coins, coins[0]), coins == before]
    return results


def not_possible(solution, rng):
    factor = rng.randrange(2, 6)
    coins = [factor * coin for coin in rng.sample(range(2, 9), 3)]
    return [both(solution, coins, amount) for amount in range(0, 30)] + [both(solution, [], 0), both(solution, [], factor), both(solution, [factor + 1], factor), both(solution, [factor], factor)]


def each_way(solution, rng):
    coins = [1, *rng.sample(range(2, 9), 3)]
    return [solution.ways(coins, amount) for amount in range(25)] + [solution.ways(coins[::-1], 24)]


def large(solution, rng):
    coins = rng.sample(range(3, 90), 5)
    amount = rng.randrange(4500, 5001)
    return [both(solution, coins, amount), both(solution, [1, 2], amount), both(solution, [1, *coins], 5000)]
