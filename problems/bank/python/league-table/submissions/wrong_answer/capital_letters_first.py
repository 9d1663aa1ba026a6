# Capital letters come before all small ones.
def ranking(teams):
    return sorted(teams, key=lambda team: (-team["points"], team["conceded"] - team["scored"], team["name"]))


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
