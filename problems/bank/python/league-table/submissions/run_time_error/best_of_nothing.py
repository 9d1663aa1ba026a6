# max() of nothing is a ValueError.
def ranking(teams):
    return sorted(teams, key=lambda team: (-team["points"], team["conceded"] - team["scored"], team["name"].lower()))


def best_by(teams, key):
    largest = max(key(team) for team in teams)
    return [team for team in teams if key(team) == largest]
