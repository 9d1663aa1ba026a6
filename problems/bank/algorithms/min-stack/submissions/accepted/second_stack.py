class MinStack:
    def __init__(self):
        self.values, self.minima = [], []

    def push(self, value):
        self.values.append(value)
        if not self.minima or value <= self.minima[-1]:
            self.minima.append(value)

    def check(self):
        if not self.values:
            raise IndexError("the stack is empty")

    def pop(self):
        self.check()
        value = self.values.pop()
        if value == self.minima[-1]:
            self.minima.pop()
        return value

    def top(self):
        self.check()
        return self.values[-1]

    def minimum(self):
        self.check()
        return self.minima[-1]

    def __len__(self):
        return len(self.values)
