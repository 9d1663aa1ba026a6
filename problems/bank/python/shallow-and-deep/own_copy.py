import copy


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.log = ["made"]

    def __copy__(self):
        return Account(self.owner)

    def __deepcopy__(self, memo):
        twin = Account(copy.deepcopy(self.owner, memo))
        twin.log = self.log
        return twin


first = Account(["Ada"])
first.log.append("used")
second, third = copy.copy(first), copy.deepcopy(first)
first.owner.append("Bo")

print(second.owner, second.log)
print(third.owner, third.log)
print(copy.deepcopy([first])[0].log is first.log)
