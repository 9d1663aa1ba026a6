from bisect import bisect_left, insort


class Trie:
    def __init__(self):
        self.words = []

    def place(self, word):
        place = bisect_left(self.words, word)
        return place, self.words[place:place + 1] == [word]

    def add(self, word):
        if not self.place(word)[1]:
            insort(self.words, word)

    def remove(self, word):
        place, found = self.place(word)
        if found:
            del self.words[place]
        return found

    def ends(self, prefix):
        return bisect_left(self.words, prefix), bisect_left(self.words, prefix + "{")

    def count(self, prefix):
        begin, end = self.ends(prefix)
        return end - begin

    def complete(self, prefix, limit):
        begin, end = self.ends(prefix)
        return self.words[begin:min(end, begin + limit)]
