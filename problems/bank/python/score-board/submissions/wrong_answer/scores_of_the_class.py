# The list belongs to the class, and so to all players.
def record(name, score, board=None):
    if board is None:
        board = {}
    board.setdefault(name, []).append(score)
    return board


class Player:
    scores = []

    def __init__(self, name, scores=()):
        self.name = name
        if scores:
            self.scores = list(scores)

    def add(self, score):
        self.scores.append(score)

    def best(self):
        if not self.scores:
            raise ValueError("no scores")
        return max(self.scores)
