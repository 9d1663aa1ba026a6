# Counts 1 + 2 and 2 + 1 as two ways.
def fewest_coins(coins, amount):
    """Return the smallest number of coins for the amount, or None."""
    fewest = [0]
    for part in range(1, amount + 1):
        before = [fewest[part - coin] for coin in coins if coin <= part]
        fewest.append(min((count + 1 for count in before if count is not None), default=None))
    return fewest[amount]


def ways(coins, amount):
    """Return in how many ways the amount can be paid."""
    counts = [1] + [0] * amount
    for part in range(1, amount + 1):
        counts[part] = sum(counts[part - coin] for coin in coins if coin <= part)
    return counts[amount]
