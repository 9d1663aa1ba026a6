class Metre:
    def __add__(self, other):
        print("Metre.add", type(other).__name__)
        return NotImplemented

    def __radd__(self, other):
        return "Metre.radd"


class Foot:
    def __radd__(self, other):
        return "Foot.radd"


class Kilometre(Metre):
    def __radd__(self, other):
        return "Kilometre.radd"


print(Metre() + Foot())
print(Metre() + Kilometre())
print(1 + Metre())
try:
    Metre() + 1
except TypeError:
    print("TypeError")
