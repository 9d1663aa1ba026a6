# Scales the area like a length.
from math import pi


class Rectangle:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def perimeter(self):
        return 2 * (self.width + self.height)

    def scaled(self, factor):
        return Rectangle(self.width * factor, self.height * factor)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return pi * self.radius ** 2

    def perimeter(self):
        return 2 * pi * self.radius

    def scaled(self, factor):
        return Circle(self.radius * factor ** 0.5)


class Group:
    """Shapes that are used like one."""

    def __init__(self, *shapes):
        self.shapes = shapes

    def area(self):
        return total_area(self.shapes)

    def perimeter(self):
        return sum(shape.perimeter() for shape in self.shapes)

    def scaled(self, factor):
        return Group(*(shape.scaled(factor ** 0.5) for shape in self.shapes))


def total_area(shapes):
    """Return the sum of the areas."""
    return sum(shape.area() for shape in shapes)


def largest(shapes):
    """Return the first shape with the largest area, or None."""
    return max(shapes, key=lambda shape: shape.area(), default=None)
