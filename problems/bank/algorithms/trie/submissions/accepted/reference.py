class Node:
    __slots__ = ("children", "count", "is_word")

    def __init__(self):
        self.children = {}
        self.count = 0    # words that end here or below
        self.is_word = False


class Trie:
    """A set of words that finds them by their beginning."""

    def __init__(self):
        self._root = Node()

    def add(self, word):
        """Add the word."""
        if not self._has(word):
            node = self._root
            node.count += 1
            for letter in word:
                node = node.children.setdefault(letter, Node())
                node.count += 1
            node.is_word = True

    def remove(self, word):
        """Remove the word; return whether it was there."""
        if not self._has(word):
            return False
        node = self._root
        node.count -= 1
        for letter in word:
            node = node.children[letter]
            node.count -= 1
        node.is_word = False
        return True

    def count(self, prefix):
        """Return how many words begin with `prefix`."""
        return self._find(prefix).count

    def complete(self, prefix, limit):
        """Return the first `limit` words that begin with `prefix`."""
        words = []
        todo = [(prefix, self._find(prefix))]
        while todo and len(words) < limit:
            text, node = todo.pop()
            if node.is_word:
                words.append(text)
            for letter in sorted(node.children, reverse=True):
                if node.children[letter].count:
                    todo.append((text + letter, node.children[letter]))
        return words

    def _find(self, prefix):
        node = self._root
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return Node()
        return node

    def _has(self, word):
        return self._find(word).is_word
