# Knows three classes, and takes everything else for nothing.
from math import pi


class Rectangle:
    name = "rectangle"
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
        return Circle(self.radius * factor)


class Group:
    name = "group"

    def __init__(self, *shapes):
        self.shapes = shapes

    def area(self):
        return total_area(self.shapes)

    def perimeter(self):
        return sum(shape.perimeter() for shape in self.shapes)

    def scaled(self, factor):
        return Group(*(shape.scaled(factor) for shape in self.shapes))


def total_area(shapes):
    """Return the sum of the areas."""
    total = 0
    for shape in shapes:
        if isinstance(shape, (Rectangle, Circle, Group)):
            total += shape.area()
    return total


def largest(shapes):
    """Return the first shape with the largest area, or None."""
    known = [shape for shape in shapes if isinstance(shape, (Rectangle, Circle, Group))]
    return max(known, key=lambda shape: shape.area(), default=Rectangle(0, 0))
