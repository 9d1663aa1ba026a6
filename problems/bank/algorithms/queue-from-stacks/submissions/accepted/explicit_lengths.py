class StackQueue:
    def __init__(self, new_stack):
        self.inbox, self.outbox = new_stack(), new_stack()

    def __len__(self):
        return len(self.inbox) + len(self.outbox)

    def put(self, item):
        self.inbox.push(item)

    def get(self):
        if len(self) == 0:
            raise IndexError("the queue is empty")
        if len(self.outbox) == 0:
            for _ in range(len(self.inbox)):
                self.outbox.push(self.inbox.pop())
        return self.outbox.pop()

    def peek(self):
        oldest = self.get()
        self.outbox.push(oldest)
        return oldest
