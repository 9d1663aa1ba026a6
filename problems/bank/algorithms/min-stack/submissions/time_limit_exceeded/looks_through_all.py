# min() goes through all values each time.
class MinStack:
    def __init__(self):
        self.values = []

    def push(self, value):
        self.values.append(value)

    def check(self):
        if not self.values:
            raise IndexError("the stack is empty")

    def pop(self):
        self.check()
        return self.values.pop()

    def top(self):
        self.check()
        return self.values[-1]

    def minimum(self):
        self.check()
        return min(self.values)

    def __len__(self):
        return len(self.values)
