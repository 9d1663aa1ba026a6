class Box:
    def __len__(self):
        return 3


box = Box()
box.__len__ = lambda: 10
print(len(box), box.__len__())
Box.__len__ = lambda self: 5
print(len(box), box.__len__())
