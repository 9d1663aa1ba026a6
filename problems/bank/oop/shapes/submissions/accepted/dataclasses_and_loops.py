import math
from dataclasses import dataclass


@dataclass(eq=False)
class Rectangle:
    width: float
    height: float

    def area(self):
        return self.width * self.height

    def perimeter(self):
        return self.width + self.height + self.width + self.height

    def scaled(self, factor):
        return Rectangle(factor * self.width, factor * self.height)


@dataclass(eq=False)
class Circle:
    radius: float

    def area(self):
        return math.pi * self.radius * self.radius

    def perimeter(self):
        return math.tau * self.radius

    def scaled(self, factor):
        return Circle(factor * self.radius)


class Group:
    def __init__(self, *shapes):
        self.members = list(shapes)

    def area(self):
        return sum([member.area() for member in self.members])

    def perimeter(self):
        return sum([member.perimeter() for member in self.members])

    def scaled(self, factor):
        return Group(*[member.scaled(factor) for member in self.members])


def total_area(shapes):
    return Group(*shapes).area()


def largest(shapes):
    best, best_area = None, -1
    for shape in shapes:
        area = shape.area()
        if area > best_area:
            best, best_area = shape, area
    return best
