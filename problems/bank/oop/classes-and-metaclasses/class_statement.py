class Base:
    known = []

    def __init_subclass__(cls, tag=None):
        print("subclass", cls.__name__)
        Base.known.append(tag or cls.__name__)


print("start")


class First(Base):
    print("body of First")


class Second(First, tag="2nd"):
    print("body of Second")


First()
print(Base.known)
