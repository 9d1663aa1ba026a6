class Meta(type):
    def __call__(cls, *args):
        print("call", args)
        thing = super().__call__(*args[:1])
        thing.extra = args[1:]
        return thing


class Item(metaclass=Meta):
    def __init__(self, name):
        print("init", name)
        self.name = name

    def __call__(self):
        return "called"


item = Item("pen", 1, 2)
print(item.name, item.extra, item())
