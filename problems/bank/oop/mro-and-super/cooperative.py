class Base:
    def go(self):
        print("Base")


class A(Base):
    def go(self):
        print("A in")
        super().go()
        print("A out")


class B(Base):
    def go(self):
        print("B")
        super().go()


class C(A, B):
    def go(self):
        print("C")
        super().go()


C().go()
print("-")
A().go()
