# reverse=True turns all rules round, the names too.
def ranking(teams):
    return sorted(teams, reverse=True,
                  key=lambda team: (team["points"], team["scored"] - team["conceded"], team["name"].lower()))


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
