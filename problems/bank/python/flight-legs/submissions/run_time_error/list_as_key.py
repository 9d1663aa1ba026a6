# A list has no hash: it cannot be the key of a dict.
from collections import namedtuple

Leg = namedtuple("Leg", "origin destination flight minutes")


def fastest_legs(rows):
    fastest = {}
    for row in rows:
        leg = Leg(*row)
        if row[:2] not in fastest or leg.minutes < fastest[row[:2]].minutes:
            fastest[row[:2]] = leg
    return fastest


def route(legs, stops):
    return [legs[stops[i:i + 2]].flight for i in range(len(stops) - 1)]
