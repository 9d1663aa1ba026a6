# Compares the beginning of all words for each question.
class Trie:
    def __init__(self):
        self.words = set()

    def add(self, word):
        self.words.add(word)

    def remove(self, word):
        found = word in self.words
        self.words.discard(word)
        return found

    def count(self, prefix):
        return sum(word.startswith(prefix) for word in self.words)

    def complete(self, prefix, limit):
        return sorted(word for word in self.words if word.startswith(prefix))[:limit]
