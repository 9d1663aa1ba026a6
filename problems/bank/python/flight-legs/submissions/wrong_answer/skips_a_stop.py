# Steps of two: the stops are taken as separate pairs.
from collections import namedtuple

Leg = namedtuple("Leg", "origin destination flight minutes")


def fastest_legs(rows):
    fastest = {}
    for row in rows:
        leg = Leg(*row)
        key = leg[:2]
        if key not in fastest or leg.minutes < fastest[key].minutes:
            fastest[key] = leg
    return fastest


def route(legs, stops):
    return [legs[tuple(stops[i:i + 2])].flight for i in range(0, len(stops) - 1, 2)]
