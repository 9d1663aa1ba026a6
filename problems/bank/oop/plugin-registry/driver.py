"""Defines families of classes on the fly."""
import types

from viva import observe, raised


def define(name, base, keywords):
    def init(self, *args, **kwargs):
        self.given = (type(self).__name__, args, kwargs)
    return types.new_class(name, (base,), keywords, lambda body: body.update(__init__=init))


def root_of(solution, name="Exporter"):
    return types.new_class(name, (solution.Plugin,))


def family(solution, classes, wanted):
    root = root_of(solution)
    for name, keywords in classes:
        define(name, root, keywords)
    observe("names", root.names())
    observe("made", [root.make(name, *args).given for name, args in wanted])


def word(rng):
    return "".join(rng.choice("abcdefghijklmnop") for _ in range(rng.randrange(4, 9)))


def words(rng, count):
    found = []
    while len(found) < count:
        found.append(word(rng))
        found = list(dict.fromkeys(found))
    return found


def many(solution, rng):
    root = root_of(solution)
    observe("at first", [root.names(), word(rng)])
    names = words(rng, 9)
    for index, name in enumerate(names):
        define(name.capitalize() if index % 2 else f"Class{index}", root, {} if index % 2 else {"name": name})
    observe("names", root.names())
    root.names().append("added to the result")
    observe("again", root.names())
    rng.shuffle(names)
    observe("made", [root.make(each, rng.randrange(99), name=each, size=rng.randrange(99)).given for each in names])
    first, second = root.make(names[0]), root.make(names[0])
    observe("two objects", [first is second, *names])


def two_families(solution, rng):
    shared, other, third = words(rng, 3)
    exporters, importers = root_of(solution), root_of(solution, "Importer")
    define("First", exporters, {"name": shared})
    define("Second", importers, {"name": shared})
    define("Third", importers, {"name": other})
    define("Fourth", exporters, {"name": third})
    observe("names", [exporters.names(), importers.names()])
    observe("made", [exporters.make(shared).given, importers.make(shared).given, raised(exporters.make, other)])


def grandchildren(solution, rng):
    root = root_of(solution)
    top, middle, low = words(rng, 3)
    parent = define("Parent", root, {"name": top})
    child = define(middle.upper(), parent, {})
    define("Low", child, {"name": low})
    observe("names", root.names())
    observe("made", [root.make(each, rng.randrange(99)).given for each in (low, top, middle)])
    observe("from below", [child.names(), child.make(top).given])


def abstract(solution, rng):
    root = root_of(solution)
    hidden, first, second, third = words(rng, 4)
    base = define("Base", root, {"abstract": True})
    define("Other", root, {"abstract": True, "name": hidden})
    define(first.title(), base, {})
    define("Second", base, {"name": second, "abstract": False})
    define("Third", root, {"name": hidden})
    observe("names", [root.names(), base.names()])
    observe("made", [root.make(hidden).given, base.make(second).given, root.make(first).given])
    observe("error", raised(root.make, "base"))


def taken(solution, rng):
    root = root_of(solution)
    name, other = words(rng, 2)
    define("First", root, {"name": name})
    observe("errors", [raised(define, "Second", root, {"name": name}), raised(define, name.upper(), root, {})])
    define("Third", root, {"name": other})
    observe("names", root.names())
    observe("made", [root.make(name).given, root.make(other).given])
    observe("abstract", repr(raised(define, "Fourth", root, {"name": name, "abstract": True})) + name)


def unknown(solution, rng):
    root = root_of(solution)
    asked, *names = words(rng, 4)
    observe("empty", raised(root.make, asked))
    classes = [define(f"Class{number}", root, {"name": each}) for number, each in enumerate(names)]
    observe("errors", [raised(root.make, asked), raised(classes[1].make, asked + names[0], 1), raised(root.make, "")])
    observe("made", classes[0].make(names[1], 5).given)
