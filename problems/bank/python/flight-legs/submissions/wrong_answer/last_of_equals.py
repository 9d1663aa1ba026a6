# <= lets a later leg with as many minutes replace the first.
from collections import namedtuple

Leg = namedtuple("Leg", "origin destination flight minutes")


def fastest_legs(rows):
    fastest = {}
    for row in rows:
        leg = Leg(*row)
        key = leg[:2]
        if key not in fastest or leg.minutes <= fastest[key].minutes:
            fastest[key] = leg
    return fastest


def route(legs, stops):
    return [legs[pair].flight for pair in zip(stops, stops[1:])]
