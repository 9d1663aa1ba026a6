# The key forgets the direction.
from collections import namedtuple

Leg = namedtuple("Leg", "origin destination flight minutes")


def fastest_legs(rows):
    fastest = {}
    for row in rows:
        leg = Leg(*row)
        key = tuple(sorted(leg[:2]))
        if key not in fastest or leg.minutes < fastest[key].minutes:
            fastest[key] = leg
    return fastest


def route(legs, stops):
    return [legs[tuple(sorted(pair))].flight for pair in zip(stops, stops[1:])]
