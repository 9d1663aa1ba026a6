# isinstance() lets a pixel equal one of a subclass that adds nothing.
class Pixel:
    __slots__ = ("x", "y", "colour", "__weakref__")

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
        return self.as_tuple() == other.as_tuple() if isinstance(other, Pixel) else NotImplemented


class LabelledPixel(Pixel):
    __slots__ = ("label",)

    def __init__(self, x, y, label, colour="black"):
        super().__init__(x, y, colour)
        self.label = label

    def as_tuple(self):
        return (*super().as_tuple(), self.label)
