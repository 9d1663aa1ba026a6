class Base:
    def __init__(self):
        self.parts = ["Base"]


class Logged(Base):
    def __init__(self):
        super().__init__()
        self.parts.append("Logged")


class Cached(Base):
    def __init__(self):
        self.parts = ["Cached"]


class Service(Logged, Cached):
    def __init__(self):
        super().__init__()
        self.parts.append("Service")


class Other(Cached, Logged):
    pass


print(Service().parts)
print(Other().parts)
