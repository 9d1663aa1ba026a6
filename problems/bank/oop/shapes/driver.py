"""Measures shapes; some of them are the driver's own, with nothing in common but their methods."""
from viva import observe


class Plot:
    """Somebody else's shape: it counts how often it is asked."""

    def __init__(self, name, area, perimeter=1, log=None):
        self.name, self._area, self._perimeter = name, area, perimeter
        self.log = [] if log is None else log

    def area(self):
        self.log.append(self.name)
        return self._area

    def perimeter(self):
        return self._perimeter

    def scaled(self, factor):
        return Plot(f"{self.name}*{factor}", self._area * factor * factor, self._perimeter * factor, self.log)


def measures(*shapes):
    observe("areas", [[shape.area(), shape.perimeter()] for shape in shapes])


def length(rng):
    return rng.randrange(2, 40)


def circles(solution, rng):
    circle = solution.Circle(length(rng))
    small = solution.Circle(rng.random())
    measures(circle, small, circle.scaled(length(rng)), small.scaled(0.5).scaled(3), solution.Circle(1))


def groups(solution, rng):
    Rectangle, Group = solution.Rectangle, solution.Group
    inner = Group(Rectangle(length(rng), length(rng)), Rectangle(length(rng), 1))
    outer = Group(inner, Rectangle(length(rng), length(rng)), Group(), inner)
    measures(inner, outer, Group(), outer.scaled(length(rng)), Group(outer, solution.Circle(length(rng))).scaled(2), Group().scaled(3))


def foreign(solution, rng):
    log = []
    plots = [Plot(name, rng.randrange(100, 900), length(rng), log) for name in ("a", "b", "c")]
    group = solution.Group(plots[0], solution.Group(plots[1]), solution.Rectangle(length(rng), length(rng)))
    measures(group, group.scaled(length(rng)))
    observe("largest", solution.largest(plots).name)
    observe("total", solution.total_area([*plots, group]))
    observe("log", log)


def largest_of(solution, rng):
    for _ in range(3):
        areas = [rng.randrange(5, 12) for _ in range(9)]
        log = []
        plots = [Plot(f"{number}:{area}", area, 1, log) for number, area in enumerate(areas)]
        observe("largest", [solution.largest(plots).name, solution.largest(plot for plot in plots[::-1]).name, sorted(log)])
    side = length(rng)
    kinds = [solution.Rectangle(side, side), solution.Circle(side), solution.Group(solution.Rectangle(side, 3), solution.Rectangle(side, 1)), Plot("p", side)]
    observe("kinds", [type(solution.largest(kinds)).__name__, type(solution.largest(kinds[2:] + kinds[:1])).__name__, side,
                      solution.largest([]), solution.largest(iter(())), solution.largest([Plot("alone", 0)]).name])


def nothing_changes(solution, rng):
    rectangle, circle = solution.Rectangle(length(rng), length(rng)), solution.Circle(length(rng))
    plot = Plot("p", length(rng), length(rng))
    group = solution.Group(rectangle, circle, plot)
    before = [rectangle.area(), circle.area(), group.area()]
    larger = group.scaled(3)
    rectangle.scaled(5), circle.scaled(7)
    observe("areas", [before, larger.area(), larger.perimeter(), rectangle.area(), circle.area(), group.area(), group.perimeter(),
                      group.scaled(3).area(), larger.scaled(2).area()])
    observe("kinds", [type(each).__name__ for each in (rectangle.scaled(2), circle.scaled(2), larger)])


def total(solution, rng):
    shapes = [solution.Rectangle(length(rng), length(rng)) for _ in range(5)]
    observe("totals", [solution.total_area(shapes), solution.total_area(iter(shapes)), solution.total_area(set(shapes)),
                       solution.total_area([]), solution.total_area(shapes + [solution.Group(*shapes)])])
    observe("areas", solution.total_area(shapes + [solution.Circle(length(rng))]))


def small(solution, rng, n):
    shape = rng.choice((solution.Rectangle, lambda width, _: solution.Circle(width)))(n, rng.randrange(1, 5))
    shape.scaled(rng.randrange(2, 5))
    observe("areas", [shape.area(), shape.perimeter()])
