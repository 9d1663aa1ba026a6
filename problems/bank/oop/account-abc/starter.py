from abc import ABC


class Account(ABC):
    """What all accounts share."""

    def __init__(self, owner, balance=0):
        self.owner = owner


class Current(Account):
    """May be overdrawn, and has no fee."""


class Savings(Account):
    """Costs a fee, and cannot be overdrawn."""
