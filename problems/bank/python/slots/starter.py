class Pixel:
    """A point with a colour."""

    def __init__(self, x, y, colour="black"):
        self.x = x
        self.y = y
        self.colour = colour

    def move(self, dx, dy):
        """Move the pixel by dx and dy."""

    def as_tuple(self):
        """Return (x, y, colour)."""
        return ()


class LabelledPixel(Pixel):
    """A pixel with a label."""
