# An ordinary class: it takes every attribute, and a dict for each instance.
class Pixel:
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
    def __init__(self, x, y, label, colour="black"):
        super().__init__(x, y, colour)
        self.label = label

    def as_tuple(self):
        return (*super().as_tuple(), self.label)
