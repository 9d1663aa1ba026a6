from typing import NamedTuple


class Leg(NamedTuple):
    origin: str
    destination: str
    flight: str
    minutes: int


def fastest_legs(rows):
    """Return a dict from (origin, destination) to the fastest Leg."""
    legs = [Leg._make(row) for row in rows]
    return {pair: min((leg for leg in legs if leg[:2] == pair), key=lambda leg: leg.minutes)
            for pair in dict.fromkeys(leg[:2] for leg in legs)}


def route(legs, stops):
    """Return the flights that lead along `stops`."""
    return [legs[stops[i], stops[i + 1]].flight for i in range(len(stops) - 1)]
