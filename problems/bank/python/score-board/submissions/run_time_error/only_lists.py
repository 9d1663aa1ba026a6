# Only some of the iterables have copy().
def record(name, score, board=None):
    if board is None:
        board = {}
    board.setdefault(name, []).append(score)
    return board


class Player:
    def __init__(self, name, scores=None):
        self.name = name
        self.scores = [] if scores is None else scores.copy()

    def add(self, score):
        self.scores.append(score)

    def best(self):
        if not self.scores:
            raise ValueError("no scores")
        return max(self.scores)
