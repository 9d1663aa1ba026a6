# Keeps a set of the numbers, in which each is once.
from bisect import bisect_left, insort


class Median:
    def __init__(self):
        self.numbers, self.count = [], 0

    def add(self, number):
        self.count += 1
        place = bisect_left(self.numbers, number)
        if self.numbers[place:place + 1] != [number]:
            insort(self.numbers, number)

    def median(self):
        if not self.numbers:
            raise ValueError("no numbers yet")
        return self.numbers[(len(self.numbers) - 1) // 2]

    def __len__(self):
        return self.count
