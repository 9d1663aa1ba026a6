"""Decorates functions and methods and shows what they return beside what was counted."""
from viva import observe, raised


def outcome(function, *args, **kwargs):
    try:
        return "returned", function(*args, **kwargs)
    except Exception as error:
        return "raised", error


def counts(*functions):
    return [(each.calls, each.failures) for each in functions]


def account(solution):
    class Account:
        def __init__(self, balance=0):
            self.balance = balance

        @solution.counted
        def deposit(self, amount, *, bonus=0):
            """Add to the balance."""
            if amount < 0:
                raise ValueError(f"{amount} is negative")
            self.balance += amount + bonus
            return self.balance

    return Account


def plain(solution):
    @solution.counted
    def area(width, height=1):
        return width * height

    observe("before", counts(area))
    observe("results", [area(3, 4), area(7), area(height=2, width=9)])
    observe("counts", counts(area))
    observe("instance", [isinstance(each, solution.counted) for each in (area, 5, print, area)])


def method(solution):
    Account = account(solution)
    one, two = Account(), Account(100)
    observe("results", [one.deposit(5), two.deposit(1), one.deposit(amount=7, bonus=2)])
    observe("counts", counts(Account.deposit, one.deposit, two.deposit))


def number(rng):
    return rng.randrange(100, 10_000)


def failing(solution, rng):
    limit = number(rng)

    @solution.counted
    def halve(value):
        if value > limit:
            raise OverflowError(f"{value} > {limit}")
        if value % 2:
            raise ValueError(f"{value} is odd")
        return value // 2

    steps = []
    for _ in range(30):
        steps.append((outcome(halve, number(rng)), counts(halve)))
    observe("steps", steps)


def two_functions(solution, rng):
    one = solution.counted(lambda value: value + limit)
    two = solution.counted(lambda value: limit // value)
    limit = number(rng)
    steps = []
    for _ in range(25):
        steps.append((outcome(rng.choice((one, two)), rng.randrange(3)), counts(one, two)))
    observe("steps", steps)


def resetting(solution, rng):
    one = solution.counted(lambda value: limit % value)
    two = solution.counted(lambda value: limit // value)
    limit = number(rng)
    steps = []
    for turn in range(30):
        which = rng.choice((one, two))
        steps.append((outcome(which, rng.randrange(4)), counts(one, two)))
        if turn % 7 == 6:
            which.reset()
            steps.append(counts(one, two))
    observe("steps", steps)


def identity(solution, rng):
    word = f"word{number(rng)}"

    def function(value):
        return value * 2

    function.__name__, function.__doc__ = word, f"Doubles a {word}."
    decorated = solution.counted(function)
    observe("name", decorated.__name__)
    observe("doc", decorated.__doc__)
    observe("wrapped", decorated.__wrapped__(word))
    observe("counts", [decorated(word), counts(decorated)])


def many_objects(solution, rng):
    Account = account(solution)
    accounts = [Account(number(rng)) for _ in range(5)]
    steps = []
    for _ in range(20):
        which = rng.choice(accounts)
        steps.append((outcome(which.deposit, rng.randrange(-20, 80), bonus=rng.randrange(9)), counts(which.deposit, Account.deposit)))
    observe("steps", steps)
    kept = accounts[3].deposit
    observe("bound", [kept(number(rng)), accounts[3].balance, counts(accounts[3].deposit)])
    observe("by_the_class", [Account.deposit(accounts[0], number(rng)), accounts[0].balance])
    observe("found", [type(Account.deposit) is solution.counted, Account.deposit is vars(Account)["deposit"],
                      Account.deposit.__doc__])
    Account.deposit.reset()
    observe("counts", counts(Account.deposit, accounts[1].deposit))


def other_methods(solution, rng):
    start = number(rng)

    class Shape:
        sides = start

        @classmethod
        @solution.counted
        def described(cls, name, extra):
            return cls.__name__, cls.sides, name, extra

        @staticmethod
        @solution.counted
        def scaled(length, by):
            return length // by

    class Square(Shape):
        sides = start + 4

    steps = []
    for _ in range(12):
        which = rng.choice((Shape, Square, Shape(), Square()))
        steps.append((outcome(which.described, "x", number(rng)), outcome(which.scaled, number(rng), rng.randrange(3))))
    observe("steps", steps)
    observe("counts", counts(Square.described, Shape.described, Shape.scaled, Square().scaled))


def recursive(solution, rng):
    depth, modulus = rng.randrange(20, 40), number(rng)

    @solution.counted
    def down(level):
        seen = down.calls
        if level == 0:
            raise LookupError(f"{seen} calls, {down.failures} failures")
        if level % 3:
            return [seen] + down(level - 1)
        try:
            return down(level - 1)
        except LookupError as error:
            return [seen * modulus, str(error), down.failures]

    observe("result", outcome(down, depth * 3))
    observe("counts", counts(down))
