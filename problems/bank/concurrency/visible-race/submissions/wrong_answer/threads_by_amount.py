# Keeps its threads by their amounts, so that equal amounts become one deposit.
from threading import Barrier, Event, Lock, Thread


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

    def __init__(self, balance):
        super().__init__(balance)
        self._lock = Lock()

    def deposit(self, amount, pause=lambda: None):
        with self._lock:
            super().deposit(amount, pause)


def race(account, amounts):
    """Deposit all amounts at once, so that all but the last are lost; return the balance."""
    written = {amount: Event() for amount in amounts}
    order = list(written)
    all_have_read = Barrier(max(1, len(order)))

    def deposit(turn, amount):
        def pause():
            all_have_read.wait()
            if turn > 0:
                written[order[turn - 1]].wait()

        account.deposit(amount, pause)
        written[amount].set()

    threads = [Thread(target=deposit, args=task) for task in enumerate(order)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return account.balance
