# Always takes the largest coin that fits.
def fewest_coins(coins, amount):
    """Return the smallest number of coins for the amount, or None."""
    count = 0
    for coin in sorted(coins, reverse=True):
        count += amount // coin
        amount %= coin
    return count if amount == 0 else None


def ways(coins, amount):
    """Return in how many ways the amount can be paid."""
    counts = [1] + [0] * amount
    for coin in coins:
        for part in range(coin, amount + 1):
            counts[part] += counts[part - coin]
    return counts[amount]
