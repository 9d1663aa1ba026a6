from collections import defaultdict


def record(name, score, board=None):
    if board is None:
        board = defaultdict(list)
    board.setdefault(name, []).append(score)
    return board


class Player:
    def __init__(self, name, scores=()):
        self.name, self.scores = name, []
        self.scores.extend(scores)

    def add(self, score):
        self.scores.append(score)

    def best(self):
        if not self.scores:
            raise ValueError("no scores")
        return max(self.scores)
