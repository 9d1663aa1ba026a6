"""Turns asserts about a solution into what can be observed of it. Reads programs and runs them: in a cell.

Of `assert f(x) == y` only `f(x)` goes into the driver; that y is right is asserted here once, with the canonical solution,
whose own value of `f(x)` is expected later. Three ways, the best that works is taken:

- frozen: the asserts are run once; each becomes its expression with what its names stood for, so that neither loops nor tables of
  expected values are left;
- program: the body as it is, with asserts replaced by observations;
- inside: the body whole, with its expected values, beside the candidate's code.
"""

import ast
import builtins
import copy
import types

from viva import plain

MOST_NODES = 150_000  # of the syntax trees of all asserts together
RESERVED = {"solution", "observe", "plain", "rng", "seen", "raises", "statements", "tests_pass"}


class Unsupported(Exception):
    """Why a way cannot be taken; the next one may."""


class Refused(Exception):
    """Why a task cannot be imported at all."""


class Part:
    """One value that an assert looks at. `sides`: what it is compared with, which stays with the judge."""

    def __init__(self, rule, value, sides=None, inside=False, flags=()):
        self.rule, self.value, self.sides, self.inside, self.flags = rule, value, sides or {}, inside, flags


def free_names(node):
    """The names that an expression or statement reads, and those that it binds itself."""
    loaded, bound = set(), set()
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            (loaded if isinstance(each.ctx, ast.Load) else bound).add(each.id)
        elif isinstance(each, ast.arg):
            bound.add(each.arg)
        elif isinstance(each, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            bound.add(each.name)
        elif isinstance(each, ast.alias):
            bound.add((each.asname or each.name).split(".")[0])
        elif isinstance(each, ast.ExceptHandler) and each.name:
            bound.add(each.name)
    return loaded, bound


def words_of(node):
    nodes = list(ast.walk(node))
    return {each.id for each in nodes if isinstance(each, ast.Name)} | {each.attr for each in nodes if isinstance(each, ast.Attribute)}


# What an assert looks at.


def is_call_of(node, *names):
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    name = function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    return name in names


class Reading:
    """Takes the tests of asserts apart. `depends(node)`: whether the solution has a say in it."""

    def __init__(self, depends):
        self.depends = depends

    def parts(self, test):
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            return [part for each in test.values if self.depends(each) for part in self.parts(each)]
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            return [self.of_compare(test, test.left, test.ops[0], test.comparators[0]) or self.truth(test)]
        if is_call_of(test, "isclose"):
            return [self.of_isclose(test) or self.truth(test)]
        return [self.truth(test)]

    def truth(self, test):
        bound = free_names(test)[1]  # in comprehensions, over what the solution gave
        compared = [each for each in ast.walk(test) if isinstance(each, ast.Compare)]
        compares = any(self.depends(each) or free_names(each)[0] & bound for each in compared)
        return Part("truth", test, inside=compares)

    def one_side(self, left, right):
        """The side that depends on the solution, and the other; nothing when both do."""
        if self.depends(left) == self.depends(right):
            return None
        return (left, right) if self.depends(left) else (right, left)

    def of_compare(self, test, left, operator, right):
        both = self.one_side(left, right)
        if both is None:
            return None
        value, other = both
        if isinstance(operator, ast.Eq):
            return self.of_approx(value, other) or Part("python_equal", value)
        if isinstance(operator, ast.Is):
            single = isinstance(other, ast.Constant) and (other.value is None or isinstance(other.value, bool))
            return Part("equal", value) if single else None
        less = isinstance(operator, (ast.Lt, ast.LtE)) and value is left
        more = isinstance(operator, (ast.Gt, ast.GtE)) and value is right
        if not less and not more:
            return None
        return self.of_distance(value, other, isinstance(operator, (ast.Lt, ast.Gt)))

    def of_distance(self, distance, most, strictly):
        """abs(value - near) < most"""
        if not is_call_of(distance, "abs", "fabs") or len(distance.args) != 1:
            return None
        value, near = distance.args[0], ast.Constant(0)
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Sub):
            both = self.one_side(value.left, value.right)
            if both is None:
                return None
            value, near = both
        return Part("near", value, {"near": near, "closer_than" if strictly else "within": most})

    def of_isclose(self, call):
        keywords = {each.arg: each.value for each in call.keywords}
        both = self.one_side(*call.args) if len(call.args) == 2 else None
        if both is None or not set(keywords) <= {"rel_tol", "abs_tol"}:
            return None
        sides = {"near": both[1], "relative": keywords.get("rel_tol", ast.Constant(1e-09))}
        if "abs_tol" in keywords:
            sides["within"] = keywords["abs_tol"]
        return Part("near", both[0], sides)

    def of_approx(self, value, other):
        if not is_call_of(other, "approx") or not other.args:
            return None
        keywords = {each.arg: each.value for each in other.keywords}
        keywords.update(zip(("rel", "abs"), other.args[1:]))
        sides = {"near": other.args[0]}
        if "rel" in keywords or "abs" not in keywords:
            sides["relative"] = keywords.get("rel", ast.Constant(1e-6))
        sides["within"] = keywords.get("abs", ast.Constant(1e-12))
        return Part("near", value, sides)


# What the solution has a say in.


class Names:
    """Who defined what: `candidates` the solution, `definitions` the prompt and the tests. `outside`: words for what anybody
    can change, such as files and tables, where that counts as well.
    """

    def __init__(self, candidates, definitions, outside=frozenset()):
        self.candidates = set(candidates)
        self.definitions = definitions
        self.outside = outside
        self.dependent = set()
        self.targets = {}  # how a driver writes a candidate; solution.NAME where nothing is said
        self.alias = {}  # the tests' name of a candidate, such as `candidate`
        self._find_dependent_definitions()

    def _find_dependent_definitions(self):
        known, found = set(self.candidates), True
        while found:
            found = [name for name, node in self.definitions.items() if name not in known and (free_names(node)[0] & known or self.is_outside(node))]
            known.update(found)
        self.dependent_definitions = known - self.candidates

    def is_outside(self, node):
        return bool(self.outside and words_of(node) & self.outside)

    def depends(self, node):
        loaded = free_names(node)[0]
        return self.is_outside(node) or bool(loaded & (self.candidates | self.dependent | self.dependent_definitions | set(self.alias)))

    def find_dependent_locals(self, body):
        """Names that are bound to something that the solution has a say in."""
        nodes = [each for statement in body for each in ast.walk(statement)]
        while any([self._look_at(node) for node in nodes]):
            pass

    def _look_at(self, node):
        targets, values = [], []
        if isinstance(node, ast.Assign):
            targets, values = node.targets, [node.value]
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and node.value is not None:
            targets, values = [node.target], [node.value]
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            targets, values = [node.target], [node.iter]
        elif isinstance(node, ast.With):
            targets = [each.optional_vars for each in node.items if each.optional_vars is not None]
            values = [*node.body, *[each.context_expr for each in node.items]]
        elif isinstance(node, ast.FunctionDef) and self.depends(node):
            return self._add({node.name})
        if not any(self.depends(each) for each in values):
            return False
        new = False
        for target in targets:
            loaded, bound = free_names(target)
            new |= self._add(bound or loaded)  # root.left = Node(2) changes root
        return new

    def _add(self, names):
        new = set(names) - self.dependent - self.candidates - set(self.alias)
        self.dependent |= new
        return bool(new)


def lent_names(names, body):
    """Names whose values are handed to the solution, which may change them: as they are, or in what it may call."""
    nodes = [each for statement in body for each in ast.walk(statement)]
    functions = {each.name: each for each in nodes if isinstance(each, ast.FunctionDef)}
    lent = set()
    for node in nodes:
        if isinstance(node, ast.Call) and names.depends(node.func):
            values = [*node.args, *[each.value for each in node.keywords]]
        elif isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name) and names.depends(node.targets[0]):
            values = [node.value]
        else:
            continue
        for value in values:
            _add_handed(lent, value, functions)
    return lent


def _add_handed(lent, value, functions):
    if isinstance(value, ast.Name):
        function = functions.get(value.id) if value.id not in lent else None
        lent.add(value.id)
        if function is not None:
            _add_captured(lent, function, functions)
    elif isinstance(value, ast.Lambda):
        _add_captured(lent, value, functions)
    elif isinstance(value, (ast.Attribute, ast.Starred)):  # calls.append
        _add_handed(lent, value.value, functions)
    elif isinstance(value, (ast.List, ast.Tuple, ast.Set, ast.Dict)) or is_call_of(value, "partial"):
        for each in ast.iter_child_nodes(value):
            _add_handed(lent, each, functions)


def _add_captured(lent, function, functions):
    loaded, bound = free_names(function)
    for name in sorted(loaded - bound):
        _add_handed(lent, ast.Name(name, ast.Load()), functions)


# Values as the literals of a program.


def literal(value, depth=0):
    """The syntax tree of a plain value; None for anything else."""
    kind = type(value)
    if depth > 40:
        return None
    if value is None or kind in (bool, str, bytes, int) or value is Ellipsis:
        if kind is int and value.bit_length() > 12_000:
            return None
        node = ast.Constant(abs(value) if kind is int else value)
        return ast.UnaryOp(ast.USub(), node) if kind is int and value < 0 else node
    if kind is float:
        if value != value or value in (float("inf"), float("-inf")):
            return ast.Call(ast.Name("float", ast.Load()), [ast.Constant(repr(value))], [])
        negative = repr(value).startswith("-")
        node = ast.Constant(abs(value))
        return ast.UnaryOp(ast.USub(), node) if negative else node
    if kind is complex:
        parts = [literal(value.real), literal(value.imag)]
        return ast.Call(ast.Name("complex", ast.Load()), parts, [])
    if kind is type and getattr(builtins, value.__name__, None) is value:
        return ast.Name(value.__name__, ast.Load())
    if kind is range:
        return ast.Call(ast.Name("range", ast.Load()), [literal(each) for each in (value.start, value.stop, value.step)], [])
    if kind is dict:
        keys = [literal(each, depth + 1) for each in value]
        values = [literal(each, depth + 1) for each in value.values()]
        return None if None in keys or None in values else ast.Dict(keys, values)
    if kind not in (list, tuple, set, frozenset):
        return None
    items = [literal(each, depth + 1) for each in value]
    if None in items:
        return None
    if kind is list:
        return ast.List(items, ast.Load())
    if kind is tuple:
        return ast.Tuple(items, ast.Load())
    if kind is set and items:
        return ast.Set(items)
    return ast.Call(ast.Name(kind.__name__, ast.Load()), [ast.List(items, ast.Load())] if items else [], [])


def is_plain(value, depth=0):
    """Whether the judge can compare it, after plain()."""
    if value is None or type(value) in (bool, int, float, complex, str, bytes):
        return True
    if depth > 50:
        return False
    if type(value) is dict:
        return all(is_plain(key, depth + 1) and is_plain(each, depth + 1) for key, each in value.items())
    return type(value) in (list, tuple, set, frozenset) and all(is_plain(each, depth + 1) for each in value)


def is_mutable(value):
    return isinstance(value, (list, dict, set, bytearray)) or (isinstance(value, tuple) and any(map(is_mutable, value)))


class Substitute(ast.NodeTransformer):
    """Names replaced by expressions."""

    def __init__(self, expressions):
        self.expressions = expressions

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load) and node.id in self.expressions:
            return copy.deepcopy(self.expressions[node.id])
        return node


# The run with the canonical solution.


class Recorder:
    """What the instrumented tests tell while they run."""

    def __init__(self, names, scope, tests, frozen):
        self.names, self.scope, self.tests, self.frozen = names, scope, tests, frozen
        self.sources = {}  # dependent local -> the expression that it stands for
        self.entries = []  # (number of the assert, its parts as they came out)
        self.open = None
        self.size = 0

    def begin(self, number, local_names):
        parts = self.tests.parts_of[number]
        frozen = [self.freeze(part.value, local_names) if self.frozen else None for part in parts]
        self.open = (number, [{"expression": each, "sides": {}, "plain": True} for each in frozen])

    def keep(self, number, index, slot, value):
        if self.open is None or self.open[0] != number:
            return value
        kept = self.open[1][index]
        if slot == "value":
            kept["plain"] = is_plain(plain(value))
        else:
            kept["sides"][slot] = value
        return value

    def end(self, number, local_names):
        done = []
        for part, kept in zip(self.tests.parts_of[number], self.open[1]):
            numbers = all(type(each) in (int, float) and abs(each) < 1e300 for each in kept["sides"].values())
            if not numbers or (part.rule == "python_equal" and not kept["plain"]):
                whole = self.freeze(self.tests.wholes[number], local_names) if self.frozen else None
                done = [("truth", whole, {}, True)]
                break
            done.append((part.rule, kept["expression"], kept["sides"], part.inside))
        self.entries.append((number, done))
        self.open = None

    def define(self, index, local_names):
        name, expression = self.tests.definitions[index]
        self.sources[name] = self.freeze(expression, local_names)

    def freeze(self, expression, local_names):
        """The expression with the values of its names in their places."""
        loaded, bound = free_names(expression)
        if loaded & bound & (set(local_names) | self.names.candidates | set(self.names.alias)):
            raise Unsupported("a name means two things in one expression")
        known, parameters, arguments = {}, [], []
        for name in sorted(loaded - bound):
            if name in self.names.alias:
                known[name] = ast.Name(self.names.alias[name], ast.Load())
            elif name in self.names.dependent:
                if name not in self.sources:
                    raise Unsupported(f"{name} depends on the solution")
                known[name] = self.sources[name]
            elif name in local_names:
                found = literal(local_names[name])
                if found is None:
                    self.scope.use_local(name, local_names[name])
                    continue
                count = sum(isinstance(each, ast.Name) and each.id == name for each in ast.walk(expression))
                if count > 1 and is_mutable(local_names[name]):
                    parameters.append(name)
                    arguments.append(found)
                else:
                    known[name] = found
            elif name not in self.names.candidates:
                found = self.scope.constant(name)
                if found is not None:
                    known[name] = found
        node = Substitute(known).visit(copy.deepcopy(expression))
        if parameters:
            signature = ast.arguments([], [ast.arg(each) for each in parameters], None, [], [], None, [])
            node = ast.Call(ast.Lambda(signature, node), arguments, [])
        self.size += sum(1 for _ in ast.walk(node))
        if self.size > MOST_NODES:
            raise Unsupported("its asserts are too many or too large")
        return node


class Instrument(ast.NodeTransformer):
    """The tests, with the recorder told of each assert that matters and each name that stands for a result.

    `around`: the names once more, with what is outside and all that is local; for asserts that look at what the solution
    has done there.
    """

    def __init__(self, names, frozen, lent, around):
        self.names, self.frozen, self.lent, self.around = names, frozen, lent, around
        self.reading = Reading(names.depends)
        self.parts_of = {}
        self.wholes = {}
        self.lines = {}
        self.definitions = []
        self.relevant = set()
        self.idle = 0

    def body(self, statements):
        done = []
        for statement in statements:
            more = self.statement(statement)
            done.extend(more if isinstance(more, list) else [more])
        return done

    def statement(self, node):
        if isinstance(node, ast.Assert):
            return self.of_assert(node)
        if not self.matters(node):
            return node
        if isinstance(node, (ast.For, ast.While, ast.If, ast.With)):
            return self.of_block(node)
        if not self.frozen:
            if any(isinstance(each, ast.Assert) for each in ast.walk(node)):
                raise Unsupported(f"an assert in a {type(node).__name__.lower()}")
            return node
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            return self.of_assignment(node)
        if isinstance(node, ast.Expr) and (is_call_of(node.value, "print") or self.is_beside(node)):
            return node
        raise Unsupported(f"a {type(node).__name__.lower()} that depends on the solution")

    def matters(self, node):
        return self.names.depends(node) or (self.around is not None and self.around.depends(node))

    def is_beside(self, node):
        """Whether it only changes what no assert of this body looks at, such as what a setUp makes for other tests."""
        own = free_names(node)[0] & self.names.dependent
        return bool(own) and not own & self.relevant and not free_names(node)[0] & (self.names.candidates | set(self.names.alias))

    def look_for_relevant(self, body):
        """The names that asserts look at, and those that they are made of."""
        nodes = [each for statement in body for each in ast.walk(statement)]
        self.relevant = set().union(set(), *[free_names(each.test)[0] for each in nodes if isinstance(each, (ast.Assert, ast.If, ast.While))])
        found = True
        while found:
            found = False
            for node in nodes:
                if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and node.value is not None:
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    bound = set().union(*[set().union(*free_names(each)) for each in targets])
                    new = free_names(node.value)[0] - self.relevant if bound & self.relevant else set()
                    self.relevant |= new
                    found = found or bool(new)

    def of_block(self, node):
        heads = {ast.For: lambda: [node.iter], ast.With: lambda: [each.context_expr for each in node.items]}
        head = heads.get(type(node), lambda: [node.test])()
        if self.frozen and any(self.names.depends(each) for each in head):
            raise Unsupported("what is asserted depends on what the solution does")
        if self.frozen and isinstance(node, ast.With):
            raise Unsupported("a with around the solution")
        node.body = self.body(node.body)
        if getattr(node, "orelse", None):
            node.orelse = self.body(node.orelse)
        return node

    def of_assert(self, node):
        if not self.matters(node.test):
            if free_names(node.test)[0] & self.lent:
                raise Unsupported("an assert about what the solution was handed")
            self.idle += 1
            return node
        number = len(self.parts_of)
        reading = self.reading if self.names.depends(node.test) else Reading(self.around.depends)
        parts = reading.parts(node.test)
        self.parts_of[number] = [Part(p.rule, copy.deepcopy(p.value), copy.deepcopy(p.sides), p.inside) for p in parts]
        self.wholes[number] = copy.deepcopy(node.test)
        self.lines[number] = node.lineno
        seen = {}
        for index, part in enumerate(parts):
            seen[id(part.value)] = (index, "value")
            for slot, side in part.sides.items():
                seen[id(side)] = (index, slot)
        constants = [(i, s, side) for i, p in enumerate(parts) for s, side in p.sides.items() if isinstance(side, ast.Constant)]
        node.test = _Keeping(number, seen).visit(node.test)
        before = [_call("begin", ast.Constant(number), _locals())]
        before += [_call("keep", ast.Constant(number), ast.Constant(i), ast.Constant(s), side) for i, s, side in constants]
        return [*before, node, _call("end", ast.Constant(number), _locals())]

    def of_assignment(self, node):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if len(targets) != 1:
            raise Unsupported("several names for one result")
        target, definitions = targets[0], []
        if isinstance(target, ast.Name):
            definitions = [(target.id, node.value)]
        elif isinstance(target, ast.Tuple) and all(isinstance(each, ast.Name) for each in target.elts):
            for index, each in enumerate(target.elts):
                items = ast.Call(ast.Name("list", ast.Load()), [node.value], [])
                definitions.append((each.id, ast.Subscript(items, ast.Constant(index), ast.Load())))
        else:
            raise Unsupported("a result that is kept inside of something else")
        first = len(self.definitions)
        self.definitions.extend((name, copy.deepcopy(value)) for name, value in definitions)
        numbers = [ast.Constant(each) for each in range(first, len(self.definitions))]
        return [*[_call("define", each, _locals()) for each in numbers], node]


class _Keeping(ast.NodeTransformer):
    def __init__(self, number, seen):
        self.number, self.seen = number, seen

    def visit(self, node):
        place = self.seen.get(id(node))
        if place is None:
            return self.generic_visit(node)
        index, slot = place
        return _call("keep", ast.Constant(self.number), ast.Constant(index), ast.Constant(slot), node).value


def _locals():
    return ast.Call(ast.Name("__viva_locals__", ast.Load()), [], [])


def _call(method, *arguments):
    function = ast.Attribute(ast.Name("__viva__", ast.Load()), method, ast.Load())
    return ast.Expr(ast.Call(function, list(arguments), []))


# What the driver has to bring along.


class Scope:
    """The definitions around the asserts: those that a driver needs are copied into it, and no others."""

    def __init__(self, names, values):
        self.names, self.values = names, values
        self.local_definitions = {}
        self.used = {}

    def constant(self, name):
        """A plain value that the tests or the prompt define; else the definition is noted, if there is one."""
        node = self.names.definitions.get(name)
        if node is None:
            if not hasattr(builtins, name):
                raise Unsupported(f"{name} is not there outside of the tests" if name in self.values else f"nothing defines {name}")
            return None
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and name in self.values:
            found = literal(self.values[name])
            if found is not None:
                return found
        self.use(name)
        return None

    def use_local(self, name, value):
        node = self.local_definitions.get(name)
        if node is not None and isinstance(node, (ast.Import, ast.ImportFrom)):
            self.used[name] = node
        elif node is not None and not self.names.depends(node):
            self._use_node(name, node)
        elif isinstance(value, types.ModuleType) and value.__name__.isidentifier():
            self.used[name] = ast.Import([ast.alias(value.__name__, name)])
        else:
            raise Unsupported(f"the value of {name} is no plain value")

    def use(self, name):
        if name in self.used:
            return
        if name in self.names.candidates or name in self.names.dependent_definitions:
            raise Unsupported(f"{name}, which the tests define, depends on the solution")
        self._use_node(name, self.names.definitions[name])

    def _use_node(self, name, node):
        if name in RESERVED:
            raise Unsupported(f"the tests define {name}")
        self.used[name] = node
        for other in sorted(free_names(node)[0]):
            if other in self.names.definitions and other not in self.used and other != name:
                self.use(other)

    def source(self):
        """The definitions that are used, in the order in which they were written."""
        order = {name: place for place, name in enumerate([*self.names.definitions, *self.local_definitions])}
        texts = []
        for name in sorted(self.used, key=lambda each: (not isinstance(self.used[each], (ast.Import, ast.ImportFrom)), order.get(each, -1))):
            node = self.used[name]
            if isinstance(node, (ast.Import, ast.ImportFrom)) and getattr(node, "names", None):
                wanted = [each for each in node.names if (each.asname or each.name).split(".")[0] == name]
                node = ast.Import(wanted) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, wanted, node.level)
            text = ast.unparse(ast.fix_missing_locations(node))
            if text not in texts:
                texts.append(text)
        return texts


def definitions_of(statements):
    """name -> the statement at the top level that defines it last."""
    found = {}
    for node in statements:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            found[node.name] = node
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                found[(alias.asname or alias.name).split(".")[0]] = node
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for name in free_names(target)[1]:
                    found[name] = node
        elif isinstance(node, (ast.If, ast.Try)):
            for name, inner in definitions_of(node.body).items():
                found[name] = inner
    return found
