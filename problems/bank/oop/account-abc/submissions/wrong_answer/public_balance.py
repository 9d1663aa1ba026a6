# The balance is an attribute like any other.
from abc import ABC, abstractmethod


class Account(ABC):
    """What all accounts share."""

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    @property
    def owner(self):
        return self._owner

    @owner.setter
    def owner(self, owner):
        if not isinstance(owner, str):
            raise TypeError("owner must be a str")
        owner = owner.strip()
        if not owner:
            raise ValueError("owner must not be blank")
        self._owner = owner

    @property
    @abstractmethod
    def overdraft(self):
        """How far below 0 the balance may go."""

    @abstractmethod
    def fee(self, amount):
        """What it costs to withdraw `amount`."""

    def deposit(self, amount):
        self._check(amount)
        self.balance += amount
        return self.balance

    def withdraw(self, amount):
        self._check(amount)
        balance = self.balance - amount - self.fee(amount)
        if balance < -self.overdraft:
            raise ValueError("insufficient funds")
        self.balance = balance
        return balance

    @staticmethod
    def _check(amount):
        if not isinstance(amount, int) or isinstance(amount, bool):
            raise TypeError("amount must be an int")
        if amount <= 0:
            raise ValueError("amount must be positive")


class Current(Account):
    """May be overdrawn, and has no fee."""

    def __init__(self, owner, balance=0, overdraft=0):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    @property
    def overdraft(self):
        return self._overdraft

    @overdraft.setter
    def overdraft(self, overdraft):
        if overdraft < 0:
            raise ValueError("overdraft must not be negative")
        self._overdraft = overdraft

    def fee(self, amount):
        return 0


class Savings(Account):
    """Costs a fee, and cannot be overdrawn."""

    @property
    def overdraft(self):
        return 0

    def fee(self, amount):
        return max(1, amount // 100)
