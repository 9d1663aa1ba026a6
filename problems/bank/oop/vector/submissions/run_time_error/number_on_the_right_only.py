# Knows v * 3, but not 3 * v.
from math import hypot


class Vector:
    """A vector of any number of components, which never change."""

    def __init__(self, *components):
        self._components = components

    def __repr__(self):
        return f"Vector({', '.join(map(repr, self))})"

    def __len__(self):
        return len(self._components)

    def __iter__(self):
        return iter(self._components)

    def __getitem__(self, index):
        part = self._components[index]
        return Vector(*part) if isinstance(index, slice) else part

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self._components == other._components

    def __hash__(self):
        return hash((Vector, self._components))

    def __bool__(self):
        return any(self)

    def __abs__(self):
        return hypot(*self)

    def __neg__(self):
        return Vector(*(-a for a in self))

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in self.__pairs(other)))

    def __sub__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a - b for a, b in self.__pairs(other)))

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Vector(*(a * factor for a in self))

    def __matmul__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return sum(a * b for a, b in self.__pairs(other))

    def __pairs(self, other):
        if len(self) != len(other):
            raise ValueError(f"lengths differ: {len(self)} and {len(other)}")
        return zip(self, other)
