# The lock is not released when pause() raises.
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
        self._lock.acquire()
        super().deposit(amount, pause)
        self._lock.release()


def race(account, amounts):
    """Deposit all amounts at once, so that all but the last are lost; return the balance."""
    all_have_read = Barrier(max(1, len(amounts)))
    written = [Event() for _ in amounts]

    def deposit(turn, amount):
        def pause():
            all_have_read.wait()
            if turn > 0:
                written[turn - 1].wait()

        account.deposit(amount, pause)
        written[turn].set()

    threads = [Thread(target=deposit, args=task) for task in enumerate(amounts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return account.balance
