# Computes the same amounts again and again.
def fewest_coins(coins, amount):
    """Return the smallest number of coins for the amount, or None."""
    def pay(rest, places, used, best):
        if rest == 0:
            return used
        for place in range(places):
            if coins[place] <= rest and (best is None or used + 1 < best):
                found = pay(rest - coins[place], place + 1, used + 1, best)
                best = found if best is None or found is not None and found < best else best
        return best

    coins = sorted(coins)
    return pay(amount, len(coins), 0, None)


def ways(coins, amount):
    """Return in how many ways the amount can be paid."""
    if amount == 0:
        return 1
    if not coins:
        return 0
    return sum(ways(coins[1:], amount - taken) for taken in range(0, amount + 1, coins[0]))
