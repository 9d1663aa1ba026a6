def ranking(teams):
    """Return the teams, best first."""
    return sorted(teams, key=lambda team: (-team["points"], team["conceded"] - team["scored"], team["name"].lower()))


def best_by(teams, key):
    """Return all teams for which `key` gives the largest value."""
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
