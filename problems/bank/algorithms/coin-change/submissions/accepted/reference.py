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
    for coin in coins:
        for part in range(coin, amount + 1):
            counts[part] += counts[part - coin]
    return counts[amount]
