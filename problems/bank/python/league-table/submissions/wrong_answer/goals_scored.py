# Takes the goals scored for the difference.
def ranking(teams):
    return sorted(teams, key=lambda team: (-team["points"], -team["scored"], team["name"].lower()))


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
