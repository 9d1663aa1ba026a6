# Copies the board to be safe; the caller's own board never learns of the score.
def record(name, score, board=None):
    board = {} if board is None else {key: list(scores) for key, scores in board.items()}
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
