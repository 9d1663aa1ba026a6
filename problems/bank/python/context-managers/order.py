class Door:
    def __init__(self, name):
        self.name = name
        print("made", name)

    def __enter__(self):
        print("open", self.name)
        return self.name.upper()

    def __exit__(self, exc_type, exc, traceback):
        print("close", self.name)


back = Door("back")
with Door("front") as one, back as two:
    print(one, two)
print("end", two)
