# == answers for everything; the other operators leave it to the other operand.
from math import hypot
from numbers import Real
from operator import add, mul, sub


class Vector:
    def __init__(self, *components):
        self._values = components

    def _with(self, other, operator):
        if len(self) != len(other):
            raise ValueError(f"lengths differ: {len(self)} and {len(other)}")
        return map(operator, self._values, other._values)

    def __add__(self, other):
        return Vector(*self._with(other, add)) if isinstance(other, Vector) else NotImplemented

    def __sub__(self, other):
        return Vector(*self._with(other, sub)) if isinstance(other, Vector) else NotImplemented

    def __matmul__(self, other):
        return sum(self._with(other, mul)) if isinstance(other, Vector) else NotImplemented

    def __mul__(self, factor):
        return Vector(*(value * factor for value in self)) if isinstance(factor, Real) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Vector) and self._values == other._values

    def __hash__(self):
        return hash(("Vector", self._values))

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        yield from self._values

    def __getitem__(self, index):
        part = self._values[index]
        return Vector(*part) if isinstance(index, slice) else part

    def __abs__(self):
        return hypot(*self._values)

    def __bool__(self):
        return any(value != 0 for value in self)

    def __repr__(self):
        return f"Vector({', '.join(map(repr, self))})"
