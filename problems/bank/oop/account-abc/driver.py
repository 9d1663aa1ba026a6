"""Works with accounts step by step and shows the balance, or the error, after each step."""
from viva import observe


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return error


def steps(account, todo):
    shown = []
    for name, amount in todo:
        result = outcome(getattr(account, name), amount)
        shown.append([name, amount, result, account.balance])
    observe("steps", shown)


def history(solution, rng):
    for account in (solution.Savings("Ada", rng.randrange(5_000)), solution.Current("Bo", rng.randrange(5_000), rng.randrange(1, 900))):
        shown = []
        for _ in range(40):
            name, amount = rng.choice(("deposit", "withdraw", "withdraw")), rng.choice((rng.randrange(1, 120), rng.randrange(1, 3_000)))
            shown.append([name, amount, outcome(getattr(account, name), amount), account.balance])
        observe(type(account).__name__, shown)
    exact = solution.Savings("Cy", 10_100)
    small = rng.randrange(1, 100)
    observe("exact", [outcome(exact.withdraw, 10_001), outcome(exact.withdraw, 10_000), exact.deposit(small + 2), exact.withdraw(small),
                      outcome(exact.withdraw, 1), exact.deposit(1), outcome(exact.withdraw, 1)])
    observe("fees", [[amount, outcome(exact.fee, amount)] for amount in (1, 99, 100, 199, 200, 10 ** 18 + 99)])
    observe("defaults", [solution.Savings("Di").balance, solution.Current("Di").balance, solution.Current("Di").overdraft])


def abstract(solution, rng):
    fee = rng.randrange(1, 50)
    only_fee = type("OnlyFee", (solution.Account,), {"fee": lambda self, amount: fee})
    only_overdraft = type("OnlyOverdraft", (solution.Account,), {"overdraft": property(lambda self: 100)})
    both = type("Both", (solution.Account,), {"fee": only_fee.fee, "overdraft": only_overdraft.overdraft})
    for kind in (solution.Account, only_fee, only_overdraft):
        observe("errors", type(outcome(kind, "Ada", 5)).__name__)
    account = both("Ada", 1_000)
    observe("complete", [outcome(account.withdraw, 700), outcome(account.withdraw, 401), outcome(account.withdraw, 400 - fee), account.balance])


def owner(solution, rng):
    name = "".join(rng.choice("abcdef") for _ in range(6))
    account = solution.Savings(f" \t{name} b\n", 5)
    shown = [account.owner]
    for value in ("", "  \n", None, 7, b"x", ["a"], f"{name}!  ", " ", f"a{name}"):
        shown.append([outcome(setattr, account, "owner", value), account.owner])
    observe("assigned", shown)
    observe("made", [outcome(kind, value) for kind in (solution.Savings, solution.Current) for value in ("", " \t ", None, 0)])


def read_only(solution, rng):
    money = rng.randrange(1, 9_999)
    for account in (solution.Savings("Ada", money), solution.Current("Ada", money)):
        observe("balance", [type(outcome(setattr, account, "balance", 10 ** 6)).__name__, account.balance, account.deposit(1)])


def amounts(solution, rng):
    money = rng.randrange(100, 9_999)
    for account in (solution.Savings("Ada", money), solution.Current("Ada", money, 500)):
        observe("refused", [[name, outcome(getattr(account, name), amount), account.balance] for name in ("deposit", "withdraw")
                            for amount in (0, -1, -money, True, False, 1.0, "5", None)])
        observe("accepted", [account.deposit(1), account.withdraw(1)])


def overdraft(solution, rng):
    limit = rng.randrange(100, 900)
    account = solution.Current("Ada", 10, limit)
    shown = [account.overdraft, outcome(account.withdraw, limit + 11), outcome(account.withdraw, limit + 10), outcome(account.withdraw, 1)]
    shown += [outcome(setattr, account, "overdraft", -1), account.overdraft, outcome(setattr, account, "overdraft", 0), account.overdraft, account.balance]
    shown += [outcome(account.withdraw, 1), account.deposit(limit + 3), outcome(account.withdraw, 4), outcome(account.withdraw, 3)]
    account.overdraft = limit + 5
    shown += [account.overdraft, account.withdraw(limit + 5), outcome(account.withdraw, 1)]
    savings = solution.Savings("Bo", limit)
    shown += [savings.overdraft, type(outcome(setattr, savings, "overdraft", 50)).__name__, savings.overdraft, outcome(savings.withdraw, limit)]
    observe("steps", shown)
    observe("made", outcome(solution.Current, "Ada", 10, -limit))


def small(solution, rng, n):
    account = solution.Savings("Ada", rng.randrange(300)) if rng.randrange(2) else solution.Current("Ada", rng.randrange(9), rng.randrange(9))
    amounts = [rng.choice((rng.randrange(1, 9), rng.randrange(1, 9), rng.randrange(100, 300), 0, -1, True, 2.0)) for _ in range(n)]
    steps(account, [(rng.choice(("deposit", "withdraw", "withdraw")), amount) for amount in amounts])
