# Sorting by minutes makes the first leg of each pair the fastest, and loses the order of the pairs.
from collections import namedtuple

Leg = namedtuple("Leg", "origin destination flight minutes")


def fastest_legs(rows):
    fastest = {}
    for leg in sorted((Leg(*row) for row in rows), key=lambda leg: leg.minutes):
        fastest.setdefault(leg[:2], leg)
    return fastest


def route(legs, stops):
    return [legs[pair].flight for pair in zip(stops, stops[1:])]
