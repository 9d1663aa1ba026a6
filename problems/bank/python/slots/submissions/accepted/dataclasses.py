from dataclasses import astuple, dataclass


class Weak:
    __slots__ = "__weakref__",


@dataclass
class Pixel(Weak):
    __slots__ = "x", "y", "colour"
    x: int
    y: int
    colour: str

    def __init__(self, x, y, colour="black"):
        self.x, self.y, self.colour = x, y, colour

    def move(self, dx, dy):
        self.x, self.y = self.x + dx, self.y + dy

    def as_tuple(self):
        return astuple(self)


@dataclass
class LabelledPixel(Pixel):
    __slots__ = "label",
    label: str

    def __init__(self, x, y, label, colour="black"):
        self.x, self.y, self.colour, self.label = x, y, colour, label
