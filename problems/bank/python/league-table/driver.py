"""Makes leagues; each team has a number that nothing is sorted by."""
from viva import observe


def teams(rows):
    return [{"name": name, "points": points, "scored": scored, "conceded": conceded, "number": number}
            for number, (name, points, scored, conceded) in enumerate(rows)]


def ranked(solution, rows):
    observe("ranking", [(team["name"], team["number"]) for team in solution.ranking(teams(rows))])


def best(solution, rows, key):
    observe("best", [(team["name"], team["number"]) for team in solution.best_by(teams(rows), key)])


def name(rng):
    return "".join(rng.choice("abcdefghijklmnop") for _ in range(4)).title()


def league(rng, length, points=300, goals=10):
    return [(name(rng), rng.randrange(95, 95 + points), rng.randrange(goals), rng.randrange(goals)) for _ in range(length)]


def mixed_case(rng):
    names = [rng.choice((str.lower, str.upper, str.title))(name(rng)) for _ in range(25)]
    return [(each, 10, 3, 3) for each in names]


def tied(rng):
    """Few different teams, each in several spellings and with other goals of the same difference."""
    rows = []
    for _ in range(30):
        conceded = rng.randrange(9)
        rows.append((rng.choice(("Ants", "ants", "ANTS", "bees", "Bees")), rng.choice((7, 8)), conceded + 2, conceded))
    return rows


def untouched(solution, rng):
    league_ = teams(league(rng, 12))
    before = list(league_)
    result = solution.ranking(league_)
    observe("the list afterwards", [team["number"] for team in league_])
    observe("ranking", [team["number"] for team in result])
    observe("new teams", [team for team in result if not any(team is other for other in before)])


def best_of_many(solution, rng):
    rows = teams(league(rng, 60, points=4, goals=6))
    limit = rng.randrange(90, 95)
    keys = [lambda team: team["points"], lambda team: team["scored"] - team["conceded"], lambda team: -team["scored"],
            lambda team: len(team["name"]), lambda team: limit - team["points"]]
    observe("best", [[team["number"] for team in solution.best_by(rows, key)] for key in keys])
    observe("of fewer", [solution.best_by(rows[:1], keys[1]), solution.best_by([], keys[0])])


def small(solution, rng, n):
    rows = [(rng.choice("AaB"), rng.choice((8, 9, 10)), rng.randrange(3), rng.randrange(3)) for _ in range(n)]
    league_ = [{"name": name, "points": points, "scored": scored, "conceded": conceded} for name, points, scored, conceded in rows]
    observe("ranking", solution.ranking(league_))
    observe("the list afterwards", league_)
