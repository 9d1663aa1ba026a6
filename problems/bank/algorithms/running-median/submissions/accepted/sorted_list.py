from bisect import insort


class Median:
    def __init__(self):
        self.numbers = []

    def add(self, number):
        insort(self.numbers, number)

    def median(self):
        if not self.numbers:
            raise ValueError("no numbers yet")
        return self.numbers[(len(self.numbers) - 1) // 2]

    def __len__(self):
        return len(self.numbers)
