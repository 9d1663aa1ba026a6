# A slot for __dict__ takes back what __slots__ is for.
class Pixel:
    __slots__ = ("x", "y", "colour", "__weakref__", "__dict__")

    def __init__(self, x, y, colour="black"):
        self.x = x
        self.y = y
        self.colour = colour

    def move(self, dx, dy):
        self.x += dx
        self.y += dy

    def as_tuple(self):
        return self.x, self.y, self.colour

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.as_tuple() == other.as_tuple()


class LabelledPixel(Pixel):
    __slots__ = ("label",)

    def __init__(self, x, y, label, colour="black"):
        super().__init__(x, y, colour)
        self.label = label

    def as_tuple(self):
        return (*super().as_tuple(), self.label)
