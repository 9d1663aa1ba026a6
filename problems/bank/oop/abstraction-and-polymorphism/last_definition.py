class Printer:
    def show(self, value):
        return f"one: {value}"

    def show(self, first, second="none"):
        return f"two: {first} {second}"

    def __len__(self):
        return 0


printer = Printer()
print(printer.show(1))
print(printer.show(1, 2))
print("full" if printer else "empty")
