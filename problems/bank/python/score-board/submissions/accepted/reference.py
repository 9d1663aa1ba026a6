def record(name, score, board=None):
    """Add the score of `name` to the board and return the board."""
    if board is None:
        board = {}
    board.setdefault(name, []).append(score)
    return board


class Player:
    """A name and its scores."""

    def __init__(self, name, scores=()):
        self.name = name
        self.scores = list(scores)

    def add(self, score):
        self.scores.append(score)

    def best(self):
        if not self.scores:
            raise ValueError("no scores")
        return max(self.scores)
