class Account:
    """Not safe: the balance can change between reading and writing."""

    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount, pause=lambda: None):
        seen = self.balance
        pause()
        self.balance = seen + amount


class SafeAccount(Account):
    """No deposit is lost."""


def race(account, amounts):
    """Deposit all amounts at once, so that all but the last are lost; return the balance."""
    for amount in amounts:
        account.deposit(amount)
    return account.balance
