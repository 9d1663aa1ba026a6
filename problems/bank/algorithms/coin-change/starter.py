def fewest_coins(coins, amount):
    """Return the smallest number of coins for the amount, or None."""


def ways(coins, amount):
    """Return in how many ways the amount can be paid."""
