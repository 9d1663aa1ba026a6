"""Writes down who reads and writes the balance, and when."""
import threading

from viva import observe, raised

SHORT, LONG = 0.03, 1.0


def watched(solution, balance):
    """An account that writes down each reading and writing of a deposit."""
    class Watched(solution.Account):
        log = []
        lock = threading.Lock()

        @property
        def balance(self):
            with self.lock:
                if getattr(mine, "amount", None) is not None:
                    self.log.append(["read", mine.amount, self._balance])
                return self._balance

        @balance.setter
        def balance(self, value):
            with self.lock:
                if getattr(mine, "amount", None) is not None:
                    self.log.append(["write", mine.amount, value])
                self._balance = value

        def deposit(self, amount, pause=lambda: None):
            mine.amount = amount
            threads.append(threading.current_thread())
            try:
                super().deposit(amount, pause)
            finally:
                mine.amount = None

    mine, threads = threading.local(), []
    return Watched(balance), threads


def show_race(solution, balance, amounts):
    account, threads = watched(solution, balance)
    observe("balance", [solution.race(account, amounts), account._balance])
    observe("reads", sorted(account.log[:len(amounts)]))
    observe("writes", account.log[len(amounts):])
    observe("threads", [len(set(threads)), threading.main_thread() in threads, sum(thread.is_alive() for thread in threads)])


def few(solution, rng):
    for amounts in ([rng.randrange(1000)], [], [0, rng.randrange(1000)]):
        show_race(solution, rng.randrange(1000), amounts)
    account = solution.Account(rng.randrange(1000))
    observe("plain", [solution.race(account, [5, 7]), solution.race(account, [9, 1, 4]), account.balance])


def equal(solution, rng):
    amount = rng.randrange(100, 1000)
    show_race(solution, amount, [amount, amount, rng.randrange(99), amount, amount])


def alone(account, amounts):
    shown = []
    for amount in amounts:
        account.deposit(amount, lambda: shown.append(["pause", account.balance]))
        shown.append(account.balance)
    return shown


def in_thread(function, *args):
    ended = threading.Event()

    def run():
        function(*args)
        ended.set()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread, ended


def safe(solution, rng):
    numbers = [rng.randrange(100, 999) for _ in range(4)]
    account = solution.SafeAccount(numbers[0])
    threads, seen = [], []

    def pause():
        threads.append(in_thread(account.deposit, numbers[2], lambda: seen.append(account.balance)))
        threads[-1][1].wait(SHORT)

    account.deposit(numbers[1], pause)
    threads[0][0].join(LONG)
    observe("balance", [account.balance, seen])
    meeting = threading.Barrier(2)

    def meet():
        try:
            meeting.wait(SHORT)
        except threading.BrokenBarrierError:
            pass

    threads = [in_thread(account.deposit, number, meet)[0] for number in numbers]
    for thread in threads:
        thread.join(LONG)
    observe("all", [account.balance, numbers, isinstance(account, solution.Account)])
    observe("alone", alone(account, numbers))


def two_accounts(solution, rng):
    numbers = [rng.randrange(100, 999) for _ in range(4)]
    first, second = solution.SafeAccount(numbers[0]), solution.SafeAccount(numbers[1])
    log = []

    def pause():
        thread, ended = in_thread(second.deposit, numbers[3])
        log.append([ended.wait(LONG / 2), first.balance, second.balance])

    first.deposit(numbers[2], pause)
    observe("log", log + [first.balance])


def pause_fails(solution, rng):
    numbers = [rng.randrange(100, 999) for _ in range(3)]
    account = solution.SafeAccount(numbers[0])

    def fail():
        raise OSError(f"no {numbers[1]}")

    errors = [raised(account.deposit, numbers[1], fail), account.balance]
    thread, ended = in_thread(account.deposit, numbers[2])
    errors += [ended.wait(LONG), account.balance]
    observe("errors", errors)
