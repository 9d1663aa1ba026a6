from bisect import bisect_left, insort

looks = 0


class Counted:
    def __init__(self, numbers):
        self.numbers = numbers

    def __len__(self):
        return len(self.numbers)

    def __getitem__(self, index):
        global looks
        looks += 1
        return self.numbers[index]


places = Counted(list(range(0, 14, 2)))
print(bisect_left(places, 6), looks)
print(bisect_left([5, 5, 7], 5), bisect_left([5, 5, 7], 6), bisect_left([5, 5, 7], 9))
numbers = [1, 4]
insort(numbers, 3)
print(numbers)
