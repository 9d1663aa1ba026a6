from dataclasses import dataclass, field


def record(name, score, board=None):
    """Add the score of `name` to the board and return the board."""
    board = {} if board is None else board
    if name in board:
        board[name] += [score]
    else:
        board[name] = [score]
    return board


@dataclass
class Player:
    """A name and its scores."""
    name: str
    scores: list = field(default_factory=list)

    def __post_init__(self):
        self.scores = [*self.scores]

    def add(self, score):
        self.scores.insert(len(self.scores), score)

    def best(self):
        try:
            return sorted(self.scores)[-1]
        except IndexError:
            raise ValueError("no scores") from None
