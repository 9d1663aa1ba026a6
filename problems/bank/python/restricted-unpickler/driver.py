"""Makes pickles, harmless and harmful ones. What is called while one is loaded is written down."""
import pickle
from collections import Counter, OrderedDict
from fractions import Fraction

from viva import observe, raised

launched = []


def launch(text):
    launched.append(text)
    return [text]


class Box:
    """Allowed in some testcases."""

    class Lid:
        pass

    def __init__(self, content):
        self.content = content

    @staticmethod
    def open(text):
        launched.append(text)
        return text


class Bomb:
    """Is pickled as the call of a function."""

    def __init__(self, function, *args):
        self.call = function, args

    def __reduce__(self):
        return self.call


def call_of(module, name, text):
    """A pickle that looks up a name with the opcode of protocol 0, and calls it."""
    return b"\x80\x04c%s\n%s\n(X%s%stR." % (module.encode(), name.encode(), len(text).to_bytes(4, "little"), text.encode())


def text(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(6))


def dumps(value, protocol=4):
    return pickle.dumps(value, protocol)


def loaded(solution, value, allowed):
    observe("value", [solution.safe_loads(dumps(value, protocol), allowed) for protocol in (4, 5)])


def attempt(solution, data, allowed):
    """What came back, or the error; and what was called."""
    del launched[:]
    try:
        result = solution.safe_loads(data, allowed)
    except Exception as error:
        result = error
    return described(result), list(launched)


def described(value):
    """Plain values in place of boxes and classes."""
    if isinstance(value, (list, tuple)):
        return type(value)(described(each) for each in value)
    if isinstance(value, dict):
        return {key: described(each) for key, each in value.items()}
    if isinstance(value, Box):
        return "Box", described(value.content)
    return type(value).__name__ if isinstance(value, (Box.Lid, type)) else value


def refused(solution):
    observe("outcome", attempt(solution, dumps(Bomb(launch, "rocket")), {("driver", "Box")}))


def allowed_classes(solution, rng):
    value = [Fraction(rng.randrange(1, 100), 101), OrderedDict(a=rng.randrange(100), b=[1]), Counter(text(rng)), Box(text(rng)),
             complex(rng.randrange(9), 2)]
    allowed = {("fractions", "Fraction"), ("collections", "OrderedDict"), ("collections", "Counter"), ("driver", "Box"),
               ("builtins", "complex")}
    result = solution.safe_loads(dumps(value), allowed)
    observe("types", [type(each).__name__ for each in result])
    observe("values", [result[0].numerator, result[0].denominator, list(result[1].items()), dict(result[2]), result[3].content,
                       result[4]])
    observe("without permission", [attempt(solution, dumps(value), allowed - {each}) for each in sorted(allowed)])


def same_module(solution, rng):
    allowed = {("driver", "Box"), ("builtins", "complex"), ("builtins", "set")}
    observe("outcomes", [attempt(solution, data, allowed) for data in (
        dumps(Bomb(launch, text(rng))), dumps(Bomb(eval, repr(text(rng)))), dumps(Box(text(rng))),
        call_of("builtins", "len", text(rng)), call_of("builtins", "set", "a"))])


def same_name(solution, rng):
    observe("outcomes", [attempt(solution, data, allowed) for allowed in ({("fractions", "Box")}, {("builtins", "launch")}, {("driver", "launch")}, {("driver", "Box")})
                         for data in (dumps(Bomb(launch, text(rng))), dumps(Box(text(rng))), call_of("driver", "launch", text(rng)))])


def dotted(solution, rng):
    data = [dumps(Bomb(Box.open, text(rng))), dumps(Box.Lid()), dumps(Box(text(rng)))]
    sets = [{("driver", "Box")}, {("driver", "Box.Lid")}, {("driver.Box", "open"), ("driver", "open")}, {("driver", "Box.open")}]
    observe("outcomes", [[attempt(solution, each, allowed) for each in data] for allowed in sets])


def nothing_called(solution, rng):
    functions = (launch, Box.open, print)
    data = [dumps([Bomb(function, text(rng))]) for function in functions]
    data += [dumps({"a": Bomb(launch, text(rng))}, protocol) for protocol in (4, 5)]
    data.append(call_of("driver", "launch", text(rng)))
    observe("outcomes", [attempt(solution, each, set()) for each in data])
    allowed = {("driver", "launch"), ("driver", "Box.open")}
    observe("with permission", [attempt(solution, each, allowed) for each in data])


def hidden(solution, rng):
    outcomes = []
    for _ in range(6):
        value = [Box(text(rng)) for _ in range(rng.randrange(1, 9))] + [{text(rng): [text(rng)]}]
        value.insert(rng.randrange(len(value) + 1), {"deep": [(Bomb(launch, text(rng)),)]})
        outcomes.append(attempt(solution, dumps(value), {("driver", "Box")}))
        outcomes.append(attempt(solution, dumps(value), {("driver", "Box"), ("driver", "launch")}))
    observe("outcomes", outcomes)


def damaged(solution, rng):
    data = dumps([text(rng), {"a": rng.randrange(10 ** 6)}, [rng.random()]])
    broken = [b"", b"\x80", data[:-1], data[:rng.randrange(3, 20)], b"no pickle at all", b"\x80\x04.", b"\x80\x09" + data[2:],
              b"\x80\x04h\x07.", b"\x80\x04(.", call_of("driver", "Nothing", "x"), call_of("nowhere", "Box", "x"),
              call_of("fractions", "Fraction", "x")]
    allowed = {("driver", "Nothing"), ("nowhere", "Box"), ("fractions", "Fraction")}
    observe("errors", [(each, raised(solution.safe_loads, each, allowed)) for each in broken])
    observe("not damaged", solution.safe_loads(data, allowed))


def more_behind(solution, rng):
    value = [text(rng), rng.randrange(1000)]
    data = dumps(value)
    observe("errors", [raised(solution.safe_loads, data + rest, set()) for rest in (b"\n", b".", data, text(rng).encode())])
    observe("value", solution.safe_loads(data, set()))


def permissions(solution, rng):
    data = [dumps(Box(text(rng))), dumps(Fraction(rng.randrange(1, 90), 91)), call_of("driver", "launch", text(rng))]
    names = [("driver", "Box"), ("fractions", "Fraction"), ("driver", "launch")]
    outcomes = []
    for _ in range(8):
        chosen = rng.randrange(3)
        allowed = {names[chosen]}
        result, calls = attempt(solution, data[rng.choice((chosen, rng.randrange(3)))], allowed)
        outcomes.append((chosen, str(result), calls, allowed))
    observe("outcomes", outcomes)


def shared(solution, rng):
    part = [text(rng)]
    loop = [part, part, {"again": part}]
    loop.append(loop)
    result = solution.safe_loads(dumps(loop), set())
    result[0].append(rng.randrange(100))
    observe("parts", [result[1], result[2], result[3][3][0]])
