# Remembers one minimum, which outlives its value.
class MinStack:
    def __init__(self):
        self.values, self.smallest = [], None

    def push(self, value):
        self.values.append(value)
        if self.smallest is None or value < self.smallest:
            self.smallest = value

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
        return self.smallest

    def __len__(self):
        return len(self.values)
