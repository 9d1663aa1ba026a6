from collections import namedtuple

Leg = namedtuple("Leg", ["origin", "destination", "flight", "minutes"])


def fastest_legs(rows):
    """Return a dict from (origin, destination) to the fastest Leg."""
    fastest = {}
    for leg in (Leg(*row) for row in rows):
        known = fastest.setdefault((leg.origin, leg.destination), leg)
        if leg.minutes < known.minutes:
            fastest[leg.origin, leg.destination] = leg
    return fastest


def route(legs, stops):
    """Return the flights that lead along `stops`."""
    return [legs[pair].flight for pair in zip(stops, stops[1:])]
