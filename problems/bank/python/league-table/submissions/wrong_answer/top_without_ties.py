# max() gives only the first of the best.
def ranking(teams):
    return sorted(teams, key=lambda team: (-team["points"], team["conceded"] - team["scored"], team["name"].lower()))


def best_by(teams, key):
    return [max(teams, key=key)] if teams else []
