class Rectangle:
    def __init__(self, width, height):
        self.width = width
        self.height = height


class Circle:
    def __init__(self, radius):
        self.radius = radius


class Group:
    """Shapes that are used like one."""

    def __init__(self, *shapes):
        self.shapes = shapes


def total_area(shapes):
    """Return the sum of the areas."""


def largest(shapes):
    """Return the first shape with the largest area, or None."""
