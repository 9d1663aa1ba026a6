class Account:
    def __init__(self):
        self.__code = "account"
        self.kind = self.describe()

    def describe(self):
        return "plain"

    def code(self):
        return self.__code


class Savings(Account):
    def __init__(self):
        super().__init__()
        self.__code = "savings"

    def describe(self):
        return "savings after " + super().describe()


account = Savings()
print(account.kind)
print(account.code())
print(sorted(vars(account)))
