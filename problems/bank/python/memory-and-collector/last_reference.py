class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)


def work():
    local = Loud("local")
    print("working")


first = Loud("first")
second = [first]
work()
del first
print("deleted")
second.clear()
print("cleared")
