# Sorts the wrong way round and reverses the list: so are the ties.
def ranking(teams):
    result = sorted(teams, key=lambda team: team["name"].lower(), reverse=True)
    result.sort(key=lambda team: (team["points"], team["scored"] - team["conceded"]))
    return result[::-1]


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
