"""Builds timetables, and takes named tuples apart."""
from viva import observe, raised

AIRPORTS = ("OSL", "AMS", "MAD", "VIE", "RIX")


def parts(leg):
    return type(leg).__name__, isinstance(leg, tuple), leg._fields, list(leg), leg.minutes, leg.flight


def fastest(solution, rows):
    before = [list(row) for row in rows]
    legs = solution.fastest_legs(rows)
    observe("legs", [(key, parts(leg)) for key, leg in legs.items()])
    observe("rows changed", [(old, new) for old, new in zip(before, rows) if old != new])


def routes(solution, rows, stops):
    legs = solution.fastest_legs(rows)
    observe("routes", [solution.route(legs, each) for each in stops])


def flight(rng):
    return rng.choice("ABCDEFGHIJK") + rng.choice("LMNOPQRST") + str(rng.randrange(100, 1000))


def timetable(rng, length):
    return [[*rng.sample(AIRPORTS, 2), flight(rng), rng.randrange(60, 2000)] for _ in range(length)]


def both_ways(rng):
    rows = []
    for _ in range(12):
        here, there = rng.sample(AIRPORTS, 2)
        rows += [[here, there, flight(rng), rng.randrange(60, 900)], [there, here, flight(rng), rng.randrange(60, 900)]]
    return rows


def ties(rng):
    """Each leg several times, with the same minutes and another flight."""
    rows = [row for row in timetable(rng, 10) for _ in range(4)]
    rows = [[here, there, flight(rng), 60 + minutes % 3] for here, there, _, minutes in rows]
    rng.shuffle(rows)
    return rows


def network(rng):
    return [[here, there, flight(rng), rng.randrange(60, 2000)]
            for here in AIRPORTS for there in AIRPORTS if here != there for _ in range(2)]


def long_routes(solution, rng):
    stops = []
    for length in (1, 2, 3, 8):
        route = [rng.choice(AIRPORTS)]
        while len(route) < length:
            route.append(rng.choice([airport for airport in AIRPORTS if airport != route[-1]]))
        stops.append(route)
    routes(solution, network(rng), stops)


def missing(solution, rng):
    here, there = rng.sample(AIRPORTS, 2)
    rows = [row for row in network(rng) if row[:2] != [here, there]]
    legs = solution.fastest_legs(rows)
    observe("back", solution.route(legs, [there, here]))
    other = rng.choice([airport for airport in AIRPORTS if airport not in (here, there)])
    observe("errors", [raised(solution.route, legs, [here, there]),
                       raised(solution.route, legs, [other, here, there, other])])
    observe("still missing", [key for key in legs if key == (here, there)] + [len(legs)])


def small(solution, rng, n):
    rows = [[*rng.sample(AIRPORTS[:3], 2), rng.choice(("KL1", "SK2", "OS3")), rng.choice((60, 90))] for _ in range(n)]
    observe("legs", [(key, list(leg)) for key, leg in solution.fastest_legs(rows).items()])
