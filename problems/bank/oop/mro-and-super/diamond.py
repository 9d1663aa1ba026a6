class Base:
    def name(self):
        return "base"


class Left(Base):
    pass


class Right(Base):
    def name(self):
        return "right"


class Extra:
    def name(self):
        return "extra"


class Both(Left, Right, Extra):
    pass


print(*(cls.__name__ for cls in Both.__mro__))
print(Both().name(), Left().name())
