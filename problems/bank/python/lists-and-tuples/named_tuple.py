from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
start = Point(2, y=5)
moved = start._replace(x=3)

print(start, moved.x + moved[1])
print(start == (2, 5), moved > start)
print({start: "here"}[2, 5])
