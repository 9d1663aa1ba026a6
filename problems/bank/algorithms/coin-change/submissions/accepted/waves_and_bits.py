def fewest_coins(coins, amount):
    reached, count = 1, 0
    limit = (2 << amount) - 1
    while not reached >> amount & 1:
        following = reached
        for coin in coins:
            following |= reached << coin & limit
        if following == reached:
            return None
        reached, count = following, count + 1
    return count


def ways(coins, amount):
    counts = {0: 1}
    for coin in coins:
        counts = dict(counts)
        for part in range(coin, amount + 1):
            if part - coin in counts:
                counts[part] = counts.get(part, 0) + counts[part - coin]
    return counts.get(amount, 0)
