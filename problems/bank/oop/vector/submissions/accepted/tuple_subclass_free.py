import functools
import math
import operator


def with_vectors(method):
    @functools.wraps(method)
    def checked(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        if len(self) != len(other):
            raise ValueError("lengths differ: %d and %d" % (len(self), len(other)))
        return method(self, other)
    return checked


class Vector:
    __slots__ = ("parts",)

    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return "Vector(" + ", ".join(repr(part) for part in self.parts) + ")"

    def __len__(self):
        return len(self.parts)

    def __iter__(self):
        yield from self.parts

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(*self.parts[index])
        return self.parts[index]

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __bool__(self):
        return any(part != 0 for part in self.parts)

    def __abs__(self):
        return math.sqrt(self @ self)

    def __neg__(self):
        return self * -1

    @with_vectors
    def __add__(self, other):
        return Vector(*map(operator.add, self, other))

    @with_vectors
    def __sub__(self, other):
        return Vector(*map(operator.sub, self, other))

    @with_vectors
    def __matmul__(self, other):
        return sum(map(operator.mul, self, other))

    def __mul__(self, factor):
        if isinstance(factor, (int, float)):
            return Vector(*[part * factor for part in self.parts])
        return NotImplemented

    def __rmul__(self, factor):
        return self * factor
