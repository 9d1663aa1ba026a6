# Only the points count.
def ranking(teams):
    return sorted(teams, key=lambda team: -team["points"])


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
