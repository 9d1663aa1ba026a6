class Money:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount == other.amount


five, also_five = Money(5), Money(5)
print(five == also_five, five is also_five, five == 5)
print([Money(1), five].index(also_five), five != Money(6))
try:
    print(len({five, also_five}))
except TypeError as error:
    print(error)
