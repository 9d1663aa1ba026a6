"""Fills boards and players, and looks at those that should not have changed."""
from viva import observe, plain, raised


def as_dict(value):
    """A defaultdict or the like is a dict, too."""
    return plain(value)


def name(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(5)).title()


def scores(rng, count):
    return [rng.randrange(100, 1000) for _ in range(count)]


def plays(solution, name, first, later):
    player = solution.Player(name, first)
    for score in later:
        player.add(score)
    observe("player", [player.name, player.scores, player.best()])


def separate_boards(solution, rng):
    names = [name(rng) for _ in range(3)]
    boards = [solution.record(each, score) for each, score in zip(names, scores(rng, 3))]
    solution.record(names[0], 5, boards[1])
    boards += [solution.record(names[2], 6), solution.record(names[2], 7, None)]
    observe("boards", [as_dict(board) for board in boards])


def given_board(solution, rng):
    board = {name(rng): scores(rng, 3) for _ in range(3)}
    first = list(board)[0]
    results = [solution.record(each, score, board) for each, score in zip((first, name(rng), first), scores(rng, 3))]
    results[-1]["added to the result"] = scores(rng, 1)
    observe("board", list(board.items()))


def empty_board(solution, rng):
    board, views = {}, []
    for score in scores(rng, 4):
        solution.record(f"p{score % 3}", score, board)
        views.append({key: list(value) for key, value in board.items()})
    observe("board, step by step", views)


def separate_players(solution, rng):
    players = [solution.Player(name(rng)) for _ in range(3)]
    for n, score in enumerate(scores(rng, 7)):
        players[n % 2].add(score)
    observe("players", [(player.name, player.scores) for player in players])
    observe("best", [players[0].best(), players[1].best(), raised(players[2].best)])


def shared_list(solution, rng):
    given = scores(rng, 3)
    one, two = solution.Player(name(rng), given), solution.Player(name(rng), given)
    one.add(1001)
    given.append(1002)
    two.add(1003)
    observe("lists", [one.scores, two.scores, given])
    observe("best", [one.best(), two.best()])


def from_anything(solution, rng):
    values = scores(rng, 3)
    players = [solution.Player(name(rng), source)
               for source in (tuple(values), (score + 1 for score in values), {values[0]}, range(values[1], values[1] + 2))]
    for player in players:
        player.add(-5)
    observe("scores", [player.scores for player in players])
    observe("best", [player.best() for player in players])


def held_lists(solution, rng):
    first, second = name(rng), name(rng) + "x"
    board = solution.record(first, rng.randrange(100))
    held = board[first]
    for score in scores(rng, 3):
        solution.record(first, score, board)
        solution.record(second, score + 1, board)
    player = solution.Player(first, [1])
    held_scores = player.scores
    for score in scores(rng, 3):
        player.add(score)
    observe("held", [held, as_dict(board), held_scores])


def small(solution, rng, n):
    given = [rng.randrange(9) for _ in range(n % 3)]
    if rng.randrange(2):
        board = {name: [n] for name in rng.sample("ab", rng.randrange(3))}
        lists = list(board.values())
        for name in rng.choices("ab", k=rng.randrange(1, 3)):
            solution.record(name, n + 1, board)
        observe("the board given", as_dict(board))
        observe("its lists", lists)
    else:
        players = [solution.Player(*each) for each in rng.choice(([("a", given)], [("a",), ("b",)], [("a", given), ("b",)]))]
        players[0].add(n)
        observe("the scores given", given)
        observe("best", outcome(players[-1].best))


def outcome(function):
    try:
        return function()
    except Exception as error:
        return error
