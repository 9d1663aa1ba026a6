# `or` takes an empty board for none.
def record(name, score, board=None):
    board = board or {}
    board.setdefault(name, []).append(score)
    return board


class Player:
    def __init__(self, name, scores=()):
        self.name = name
        self.scores = list(scores)

    def add(self, score):
        self.scores.append(score)

    def best(self):
        if not self.scores:
            raise ValueError("no scores")
        return max(self.scores)
