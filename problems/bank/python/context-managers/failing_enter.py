class Resource:
    def __init__(self, name, fails=False):
        self.name, self.fails = name, fails

    def __enter__(self):
        if self.fails:
            raise OSError(self.name)
        print("enter", self.name)
        return self

    def __exit__(self, exc_type, exc, traceback):
        print("exit", self.name, exc_type.__name__ if exc_type else "-")


try:
    with Resource("a"), Resource("b", fails=True), Resource("c"):
        print("block")
except OSError as error:
    print("failed:", error)

with Resource("d"):
    print("block")
