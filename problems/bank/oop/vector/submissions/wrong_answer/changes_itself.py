# Adds into its own list; and forgets the root of abs().
class Vector:
    def __init__(self, *components):
        self._components = list(components)

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
        return hash(tuple(self._components))

    def __bool__(self):
        return any(self)

    def __abs__(self):
        return float(self @ self)

    def _check(self, other):
        if len(self) != len(other):
            raise ValueError(f"lengths differ: {len(self)} and {len(other)}")

    def __neg__(self):
        for index, component in enumerate(self):
            self._components[index] = -component
        return self

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        self._check(other)
        for index, component in enumerate(other):
            self._components[index] += component
        return self

    def __sub__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self + -other

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        self._components = [component * factor for component in self]
        return self

    __rmul__ = __mul__

    def __matmul__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        self._check(other)
        return sum(a * b for a, b in zip(self, other))
