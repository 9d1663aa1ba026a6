class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x


class Dot(Point):
    def __hash__(self):
        return hash(self.x)


class Mark(Dot):
    def __eq__(self, other):
        return super().__eq__(other)


print(Point(1) == Point(1), Point(1) != Point(1))
print(len({Dot(1), Dot(1), Dot(2)}))
for cls in (Point, Mark):
    try:
        print(len({cls(1), cls(1)}))
    except TypeError:
        print(cls.__name__, "has no hash")
