# Sorts the caller's list.
def ranking(teams):
    teams.sort(key=lambda team: (-team["points"], team["conceded"] - team["scored"], team["name"].lower()))
    return teams


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
