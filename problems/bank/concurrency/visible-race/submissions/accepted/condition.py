import threading


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount, pause=lambda: None):
        seen = self.balance
        pause()
        self.balance = seen + amount


class SafeAccount(Account):
    def __init__(self, balance):
        self.lock = threading.RLock()
        self.balance = balance

    def deposit(self, amount, pause=lambda: None):
        self.lock.acquire()
        try:
            seen = self.balance
            pause()
            self.balance = seen + amount
        finally:
            self.lock.release()


def race(account, amounts):
    changed = threading.Condition()
    have_read = turn = 0

    def run(place):
        nonlocal turn

        def pause():
            nonlocal have_read
            with changed:
                have_read += 1
                changed.notify_all()
                changed.wait_for(lambda: have_read == len(amounts) and turn == place)

        account.deposit(amounts[place], pause)
        with changed:
            turn += 1
            changed.notify_all()

    threads = []
    for place in range(len(amounts)):
        threads.append(threading.Thread(target=run, args=(place,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return account.balance
