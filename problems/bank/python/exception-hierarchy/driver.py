"""Loads settings with mistakes and takes the exceptions apart."""
from viva import observe

SCHEMA = {"size": int, "colour": str, "ratio": float}
NAMES = "SettingsError", "LineError", "UnknownSetting", "InvalidValue", "MissingSettings"


def described(error):
    """An exception as data: type, text, attributes, and what came before it."""
    return (type(error).__name__, str(error),
            {name: getattr(error, name) for name in ("line", "name", "value", "names") if hasattr(error, name)},
            repr(error.__cause__), repr(error.__context__))


def outcome(function, *args):
    try:
        return "returned", list(function(*args).items())
    except Exception as error:
        return "raised", described(error)


def follow(solution, lines, schema=SCHEMA):
    observe("outcome", outcome(solution.load, lines, schema))


def word(rng):
    return "".join(rng.choice("klmnopqr") for _ in range(5))


def good(rng):
    lines = [f"size = {rng.randrange(1000)}", f"  colour={word(rng)}\n", f"ratio\t=\t{rng.randrange(1000)}.25"]
    rng.shuffle(lines)
    return lines


def padded(rng, lines):
    """With comments and empty lines in between."""
    result = []
    for line in lines:
        result += rng.choices(["", "   \n", "# " + word(rng), "  #size = 3"], k=rng.randrange(4)) + [line]
    return result


WRONG = ["nothing here", "{} = 1", "size = {}", "= 3", "size", "ratio = 1,5", "Size = 3", "size =", "{}",
         "ratio = # none", "size colour = 4", "{} = ="]


def line_errors(solution, rng):
    results = []
    for wrong in WRONG:
        lines = good(rng)
        lines[rng.randrange(3):] = [wrong.format(word(rng)), "size = x", word(rng)]
        results.append(outcome(solution.load, padded(rng, lines), SCHEMA))
    for again in ("size = 1", "size = wrong", "colour = ", "ratio = 2\n"):
        results.append(outcome(solution.load, iter(padded(rng, good(rng) + [again])), SCHEMA))
    observe("results", results)


def hierarchy(solution, rng):
    classes = [getattr(solution, name) for name in NAMES]
    rng.shuffle(classes)
    observe("bases", [(each.__name__, [base.__name__ for base in each.__mro__]) for each in classes])
    caught = []
    for lines in (["{}"], ["{} = 1"], ["size = {}"], ["size = 1"]):
        for kind in classes + [ValueError, KeyError]:
            try:
                solution.load([line.format(word(rng)) for line in lines], SCHEMA)
            except kind as error:
                caught.append((kind.__name__, str(error)))
            except Exception as error:
                caught.append(("other", type(error).__name__))
    observe("caught", caught)


def causes(solution, rng):
    errors = [ValueError(word(rng)), TypeError(word(rng)), UnicodeError(word(rng))]
    rng.shuffle(errors)
    results = []
    for error in errors:
        def convert(text):
            raise error
        try:
            solution.load(["x = " + word(rng)], {"x": convert})
        except Exception as raised:
            same = [each is raised.__cause__ for each in errors]
            results.append((described(raised), same.index(True) if any(same) else "another"))
    results += [outcome(solution.load, [line.format(word(rng))], SCHEMA) for line in WRONG]
    results += [outcome(solution.load, good(rng) * 2, SCHEMA), outcome(solution.load, good(rng)[:2], SCHEMA)]
    observe("results", results)


def others(solution, rng):
    results = []
    for error in (KeyError(word(rng)), ZeroDivisionError(word(rng)), AttributeError(word(rng)), IndexError(word(rng)), OSError(word(rng))):
        def convert(text):
            raise error
        results.append(outcome(solution.load, padded(rng, ["x = 1"]), {"x": convert}))
    results.append(outcome(solution.load, ["x = " + word(rng), "y = none"], {"x": len, "y": {"none": None}.get}))
    results.append(outcome(solution.load, ["x = 0"], {"x": lambda text: 1 // int(text)}))
    observe("results", results)


def missing(solution, rng):
    results = []
    for _ in range(6):
        names = [word(rng) for _ in range(5)]
        schema = dict.fromkeys(names, str)
        given = rng.sample(names, rng.randrange(4))
        results.append(outcome(solution.load, [f"{name} = 1" for name in given], schema))
        results.append(outcome(solution.load, [f"{name} = 1" for name in given] + ["wrong"], schema))
    results += [outcome(solution.load, [], {}), outcome(solution.load, [], {word(rng): int})]
    observe("results", results)


def attributes(solution, rng):
    line, name, value = rng.randrange(100), word(rng), word(rng) + "'"
    observe("made", [described(error) for error in (
        solution.LineError(line, value), solution.UnknownSetting(line, name + "'"), solution.InvalidValue(line, name, value),
        solution.MissingSettings([name, value]), solution.MissingSettings([name]))])
    observe("raised", [outcome(solution.load, padded(rng, lines), SCHEMA) for lines in ([name + "=1"],
                       ["ratio = " + value], [name], good(rng)[1:])])


def small(solution, rng, n):
    observe("outcome", outcome(solution.load, rng.choices(["", "# on", "size", "size = 1", "=", "size=#"], k=n), {}))
