def ranking(teams):
    """Return the teams, best first: sorting is stable, so the least important rule comes first."""
    result = list(teams)
    result.sort(key=lambda team: team["name"].casefold())
    result.sort(key=lambda team: team["scored"] - team["conceded"], reverse=True)
    result.sort(key=lambda team: team["points"], reverse=True)
    return result


def best_by(teams, key):
    """Return all teams for which `key` gives the largest value."""
    best = []
    for team in teams:
        if best and key(team) > key(best[0]):
            best = []
        if not best or key(team) == key(best[0]):
            best.append(team)
    return best
