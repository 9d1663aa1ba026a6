"""Makes pixels, and weighs them."""
import copy
import pickle
import sys
import weakref

from viva import observe, raised

NAMES = ("x", "y", "colour", "label", "z", "colr", "name")


class Asked:
    """Answers a comparison that is left to it."""

    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return [self.answer]


def number(rng):
    return rng.randrange(-1000, 1000)


def colour(rng):
    return rng.choice(("red", "green", "blue")) + str(rng.randrange(100))


def pixel(solution, rng):
    return solution.Pixel(number(rng), number(rng), colour(rng))


def labelled_pixel(solution, rng):
    return solution.LabelledPixel(number(rng), number(rng), "label" + colour(rng), colour(rng))


def parts(each):
    return type(each).__name__, {name: getattr(each, name) for name in NAMES if hasattr(each, name)}, each.as_tuple()


def weight(each):
    return sys.getsizeof(each) + (sys.getsizeof(each.__dict__) if hasattr(each, "__dict__") else 0)


def moved(solution, x, y, colour, steps):
    each = solution.Pixel(x, y, colour)
    found = [parts(each)]
    for dx, dy in steps:
        each.move(dx, dy)
        found.append(parts(each))
    observe("pixel", found)


def unknown(solution, x, y):
    each = solution.Pixel(x, y)
    observe("errors", [raised(setattr, each, name, 5) for name in ("z", "colr", "x")])
    observe("pixel", parts(each))


def sizes(solution, rng):
    pixels = [pixel(solution, rng) for _ in range(5)]
    for each in pixels:
        each.move(number(rng), number(rng))
        each.colour = colour(rng)
    observe("pixels", [parts(each) for each in pixels])
    observe("attributes besides", [(each.x, name) for each in pixels for name in ("__dict__", "label") if hasattr(each, name)])
    observe("bytes", sum(map(weight, pixels)))


def defaults(solution, rng):
    pixels = [solution.Pixel(number(rng), number(rng)), solution.Pixel(y=number(rng), x=number(rng)),
              solution.Pixel(number(rng), number(rng), colour=colour(rng)), solution.Pixel(0, 0)]
    pixels[0].colour = colour(rng)
    observe("pixels", [parts(each) for each in pixels])
    del pixels[3].colour
    observe("without a colour", [raised(getattr, pixels[3], "colour"), pixels[2].colour])


def weak(solution, rng):
    pixels = [pixel(solution, rng), labelled_pixel(solution, rng)]
    references = [weakref.ref(each) for each in pixels]
    observe("alive", [parts(reference()) for reference in references])
    gone = []
    for each in pixels:
        weakref.finalize(each, gone.append, each.colour)
    del each
    first = pixels.pop(0)
    del first
    observe("gone", [gone, [reference() and reference().colour for reference in references]])


def labelled(solution, rng):
    pixels = [labelled_pixel(solution, rng), solution.LabelledPixel(1, number(rng), "corner")]
    for each in pixels:
        each.move(number(rng), number(rng))
    observe("pixels", [parts(each) for each in pixels])
    observe("bases", [base.__name__ for base in solution.LabelledPixel.__mro__ if base in (solution.Pixel, solution.LabelledPixel)])
    observe("errors", [raised(setattr, pixels[0], name, number(rng)) for name in ("z", "lable", "label")])


def labelled_sizes(solution, rng):
    pixels = [labelled_pixel(solution, rng) for _ in range(5)]
    observe("pixels", [parts(each) for each in pixels])
    observe("attributes besides", [(each.x, name) for each in pixels for name in ("__dict__",) if hasattr(each, name)])
    observe("bytes", sum(map(weight, pixels)))


def equal(solution, rng):
    x, y = number(rng), number(rng)
    pixels = [solution.Pixel(x, y, "red"), solution.Pixel(x, y, "red"), solution.Pixel(x, y + 1, "red"),
              solution.Pixel(x + 1, y, "red"), solution.Pixel(x, y, "blue"), solution.LabelledPixel(x, y, "a", "red"),
              solution.LabelledPixel(x, y, "a", "red"), solution.LabelledPixel(x, y, "b", "red"), (x, y, "red"), None]
    pixels += [Dot(x, y, "red") for Dot in [type("Dot", (solution.Pixel,), {"__slots__": ()})] for _ in range(2)]
    rng.shuffle(pixels)
    observe("equal", [(n, m) for n, one in enumerate(pixels) for m, other in enumerate(pixels) if one == other])
    observe("different", [(n, m) for n, one in enumerate(pixels) for m, other in enumerate(pixels) if one != other])
    observe("asked", [each == Asked(number(rng)) for each in pixels if hasattr(each, "x")])
    observe("hash", [raised(hash, each) for each in (solution.Pixel(x, y), solution.LabelledPixel(x, y, "a"))])


def copies(solution, rng):
    originals = [pixel(solution, rng), labelled_pixel(solution, rng)]
    found = []
    for each in originals:
        for other in (copy.copy(each), copy.deepcopy(each), pickle.loads(pickle.dumps(each))):
            other.move(1, number(rng))
            found.append(parts(other))
    observe("copies", found)
    observe("originals", [parts(each) for each in originals])
