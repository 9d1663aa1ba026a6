# One default list for all players, and no copy.
def record(name, score, board=None):
    if board is None:
        board = {}
    board.setdefault(name, []).append(score)
    return board


class Player:
    def __init__(self, name, scores=[]):
        self.name = name
        self.scores = scores if isinstance(scores, list) else list(scores)

    def add(self, score):
        self.scores.append(score)

    def best(self):
        if not self.scores:
            raise ValueError("no scores")
        return max(self.scores)
