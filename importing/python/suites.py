# Folders of tests, with unittest's classes or pytest's functions, as scripts of asserts.

import zlib

EQUALITIES = {"assertEqual", "assertEquals", "assertListEqual", "assertTupleEqual", "assertSetEqual", "assertDictEqual", "assertMultiLineEqual", "assertSequenceEqual"}
COMPARED = {"assertNotEqual": ast.NotEq, "assertIs": ast.Is, "assertIsNot": ast.IsNot, "assertIn": ast.In, "assertNotIn": ast.NotIn,
            "assertGreater": ast.Gt, "assertGreaterEqual": ast.GtE, "assertLess": ast.Lt, "assertLessEqual": ast.LtE}


def compare(left, operator, right):
    return ast.Compare(left, [operator], [right])


def call_of(name, *arguments):
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


class Plainly(ast.NodeTransformer):
    """unittest's methods as asserts, `self.x` as the name self_x, pytest.raises as raises. `own`: the class's own methods."""

    def __init__(self, own=frozenset()):
        self.raised, self.own = 0, own

    def visit_Expr(self, node):
        call = node.value
        method = call.func.attr if isinstance(call, ast.Call) and is_own(call.func) else ""
        if method in ("assertRaises", "assertRaisesRegex") and len(call.args) > 1:
            return self.visit(self.raising(call, method))
        if is_call_of(call, "raises") and len(call.args) > 1:
            return self.visit(self.raising(call, "raises"))
        test = self.test_of(method, call) if method and method not in self.own else None
        if test is None:
            return self.generic_visit(node)
        return ast.copy_location(ast.Assert(self.visit(test), None), node)

    def raising(self, call, method):
        first = 2 if method.endswith("Regex") else 1
        made = ast.Call(call.args[first], call.args[first + 1 :], call.keywords)
        item = ast.withitem(ast.Call(call.func, call.args[:first], []), None)
        return ast.fix_missing_locations(ast.copy_location(ast.With([item], [ast.Expr(made)]), call))

    def test_of(self, method, call):
        first, second = (call.args + [None, None])[:2]
        if method in EQUALITIES and second is not None:
            return compare(first, ast.Eq(), second)
        if method in COMPARED and second is not None:
            return compare(first, COMPARED[method](), second)
        if method == "assertCountEqual":
            return compare(call_of("sorted", first), ast.Eq(), call_of("sorted", second))
        if method in ("assertTrue", "assertFalse"):
            return first if method == "assertTrue" else ast.UnaryOp(ast.Not(), first)
        if method in ("assertIsNone", "assertIsNotNone"):
            return compare(first, ast.Is() if method == "assertIsNone" else ast.IsNot(), ast.Constant(None))
        if method in ("assertIsInstance", "assertNotIsInstance"):
            test = call_of("isinstance", first, second)
            return test if method == "assertIsInstance" else ast.UnaryOp(ast.Not(), test)
        if method == "assertAlmostEqual":
            return self.almost(first, second, {each.arg: each.value for each in call.keywords}, call.args[2:])
        if method in ("assertRegex", "assertNotRegex") and second is not None:
            test = ast.Call(ast.Attribute(call_of("__import__", ast.Constant("re")), "search", ast.Load()), [second, first], [])
            return compare(test, ast.IsNot() if method == "assertRegex" else ast.Is(), ast.Constant(None))
        return ast.Constant(False) if method == "fail" else None

    @staticmethod
    def almost(first, second, keywords, more):
        distance = call_of("abs", ast.BinOp(first, ast.Sub(), second))
        if "delta" in keywords:
            return compare(distance, ast.LtE(), keywords["delta"])
        places = keywords.get("places", more[0] if more else ast.Constant(7))
        if not isinstance(places, ast.Constant) or not isinstance(places.value, int):
            raise Unsupported("places that are computed")
        return compare(distance, ast.LtE(), ast.Constant(0.5 * 10.0**-places.value))

    def counted(self, node):
        """assertNumQueries as an assert about the statements that were sent."""
        self.raised += 1
        name = f"sent_{self.raised}"
        sent = lambda: call_of("len", call_of("statements"))  # noqa: E731
        before = ast.Assign([ast.Name(name, ast.Store())], sent())
        more = ast.BinOp(sent(), ast.Sub(), ast.Name(name, ast.Load()))
        asked = ast.Assert(compare(more, ast.Eq(), node.items[0].context_expr.args[0]), None)
        body = [more for each in node.body for more in self.visited(each)]
        return [ast.fix_missing_locations(ast.copy_location(each, node)) for each in (before, *body, asked)]

    def visited(self, node):
        done = self.visit(node)
        return done if isinstance(done, list) else [done]

    def visit_With(self, node):
        first = node.items[0].context_expr
        if len(node.items) == 1 and is_call_of(first, "assertNumQueries") and is_own(first.func) and len(first.args) == 1:
            return self.counted(node)
        kept, asked = [], []
        for item in node.items:
            call = item.context_expr
            if is_call_of(call, "subTest") and is_own(call.func):
                continue
            if is_call_of(call, "assertRaises", "assertRaisesRegex", "assertRaisesMessage") and is_own(call.func):
                match = [ast.keyword("match", each) for each in call.args[1:2]]
                item.context_expr = ast.Call(ast.Name("raises", ast.Load()), call.args[:1], match)
            elif is_call_of(call, "raises"):
                call.func = ast.Name("raises", ast.Load())
            kept.append(item)
            if is_call_of(item.context_expr, "raises"):
                asked.append(self.asked_of(item))
        node.items = kept
        node = self.generic_visit(node)
        made = node if kept else ast.If(ast.Constant(True), node.body, [])
        return [ast.fix_missing_locations(ast.copy_location(each, node)) for each in [made, *asked]]

    def asked_of(self, item):
        """That it was raised, as an assert of its own."""
        if item.optional_vars is None:
            self.raised += 1
            item.optional_vars = ast.Name(f"raised_{self.raised}", ast.Store())
        seen = ast.Attribute(ast.Name(item.optional_vars.id, ast.Load()), "exception", ast.Load())
        return ast.Assert(call_of("isinstance", seen, copy.deepcopy(item.context_expr.args[0])), None)

    def visit_Call(self, node):
        if is_call_of(node, "super"):
            raise Unsupported("a call of what is inherited")
        return self.generic_visit(node)

    def visit_Attribute(self, node):
        node = self.generic_visit(node)
        if not isinstance(node.value, ast.Name) or node.value.id not in ("self", "cls"):
            return node
        if node.attr in self.own:
            return ast.copy_location(ast.Name("self_" + node.attr, node.ctx), node)
        if node.attr.startswith("assert") or node.attr in ("subTest", "client", "skipTest", "addCleanup", "id"):
            raise Unsupported(f"self.{node.attr}")
        return ast.copy_location(ast.Name("self_" + node.attr, node.ctx), node)


def is_own(function):
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "self"


def without_docstring(body):
    first = body[0] if body else None
    return body[1:] if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else body


def is_pytest(node):
    names = {each.name.split(".")[0] for each in node.names} if isinstance(node, ast.Import) else {node.module} if isinstance(node, ast.ImportFrom) else set()
    return bool(names & {"pytest", "unittest"})


class Test:
    """One test with one set of arguments. `why`: what keeps it from being taken apart."""

    def __init__(self, name, owner, function, number, arguments):
        self.name, self.owner, self.function, self.number, self.arguments = name, owner, function, number, arguments
        self.body, self.own, self.why = [], frozenset(), ""

    def script(self):
        plainly, changed = Plainly(self.own), []
        for statement in copy.deepcopy(self.body):
            changed.extend(plainly.visited(statement))
        outside = OUTSIDE if acts(self) else frozenset()
        return Script(self.name, [ast.fix_missing_locations(each) for each in changed], {}, self.arguments, outside)

    def run(self):
        """What runs it whole, of the names of its file."""
        owner = repr(self.owner.name) if self.owner is not None else "None"
        return f"lambda names: run_test(names, {owner}, {self.function!r}, {self.number})"


class Lineage:
    """A class of tests with those of its file that it inherits from."""

    def __init__(self, node, classes):
        self.chain, self.outside = [], ""
        self._add(node, classes)

    def _add(self, node, classes):
        if node in self.chain:
            return
        self.chain.append(node)
        for base in [ast.unparse(each) for each in node.bases]:
            if base in classes:
                self._add(classes[base], classes)
            elif base.split(".")[-1] not in BASES:
                self.outside = base

    def methods(self):
        found = {}
        for node in reversed(self.chain):
            found.update({each.name: each for each in node.body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))})
        return found

    def values(self):
        return [each for node in reversed(self.chain) for each in node.body if isinstance(each, (ast.Assign, ast.AnnAssign))]

    def body_of(self, name, place=0):
        """A method's statements, with those that it inherits where it calls them."""
        for at, node in enumerate(self.chain[place:], place):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == name:
                    body = without_docstring(method.body)
                    return [more for each in body for more in (self.body_of(name, at + 1) if is_super(each) else [each])]
        return []

    def is_unittest(self):
        return any(ast.unparse(base).endswith("TestCase") for node in self.chain for base in node.bases)

    def tests(self):
        is_class_of_pytest = self.chain[0].name.startswith("Test")
        return is_class_of_pytest or self.is_unittest()


BASES = ("TestCase", "SimpleTestCase", "TransactionTestCase", "IsolatedAsyncioTestCase", "object", "ABC")
STARTS = ("setUpClass", "setup_class", "setUpTestData", "setUp", "setup_method")
ENDS = ("tearDown", "teardown_method", "tearDownClass", "teardown_class")
PLAIN_DECORATORS = ("staticmethod", "classmethod", "property")
AROUND_FILES = ("setUpModule", "setup_module", "setup_function", "tearDownModule")
OF_PYTEST = ("capsys", "monkeypatch", "tmp_path")


class Suite:
    """The tests of one file, and what they import of the solution."""

    def __init__(self, text, name, modules):
        body = list(one_by_one(parsed(text, name).body))
        self.imports = Imports(body, modules)
        self.candidates = self.imports.candidates
        self.statements = [node for node in body if not self.imports.take(node)]
        self.classes = {node.name: node for node in self.statements if isinstance(node, ast.ClassDef)}
        self.definitions = definitions_of([node for node in self.statements if not is_pytest(node) and not self.is_test(node)])
        self.fixtures = {name: node for name, node in self.definitions.items() if isinstance(node, ast.FunctionDef) and decorated(node, "fixture")}
        for name in self.fixtures:
            del self.definitions[name]
        self.why = self.why_not()

    def why_not(self):
        """What keeps all of the file from being taken apart."""
        found = next((each for each in AROUND_FILES if each in self.definitions), "")
        always = next((each for each, node in self.fixtures.items() if "autouse=True" in ast.unparse(node.decorator_list[0])), "")
        return f"its file has a {found}" if found else f"the fixture {always} is for each test" if always else ""

    def is_test(self, node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return node.name.startswith("test")
        if isinstance(node, ast.ClassDef):
            return Lineage(node, self.classes).tests()
        return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)

    def scripts(self):
        for node in self.statements:
            if not self.is_test(node) or isinstance(node, ast.If):
                continue
            if isinstance(node, ast.ClassDef):
                yield from self.of_class(node)
            else:
                yield from self.of_function(node, None, self.why)

    def of_class(self, node):
        lineage = Lineage(node, self.classes)
        if is_left_out(node):
            return
        why = self.why or self.why_not_class(lineage)
        for name, method in lineage.methods().items():
            if name.startswith("test"):
                for test in self.of_function(method, node, why):
                    test.own = frozenset(lineage.methods())
                    test.body = [*self.start_of(lineage), *test.body]
                    yield test

    @staticmethod
    def why_not_class(lineage):
        if lineage.outside:
            return f"it inherits from {lineage.outside}"
        odd = next((each for node in lineage.chain for each in node.decorator_list if not is_mark(each)), None)
        return f"its class is decorated with {ast.unparse(odd)}"[:100] if odd is not None else ""

    def start_of(self, lineage):
        methods = lineage.methods()
        helpers = [each for name, each in methods.items() if not name.startswith("test") and name not in (*STARTS, *ENDS)]
        start = [self.as_function(each) for each in helpers if isinstance(each, ast.FunctionDef)]
        start += [self.as_own(each) for each in lineage.values()]
        return start + [statement for name in STARTS for statement in lineage.body_of(name)]

    @staticmethod
    def as_own(node):
        node = copy.deepcopy(node)
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for each in ast.walk(target):
                if isinstance(each, ast.Name):
                    each.id = "self_" + each.id
        return node

    @staticmethod
    def as_function(method):
        method = copy.deepcopy(method)
        static = decorated(method, "staticmethod")
        method.name = "self_" + method.name
        method.args.args = method.args.args[0 if static else 1 :]
        method.decorator_list = []
        return method

    def of_function(self, node, owner, why):
        if is_left_out(node):
            return
        for number, arguments in enumerate(self.argument_sets(node, owner)):
            test = Test(case_name(node.name) + (f"-{number + 1}" if arguments else ""), owner, node.name, number, arguments)
            test.why = why or why_not_function(node)
            try:
                test.body = [*([] if test.why else self.fixture_values(node, arguments)), *without_docstring(node.body)]
            except Unsupported as reason:
                test.why = str(reason)
            yield test

    def argument_sets(self, node, owner):
        """The values of pytest's parametrize, one dict for each call; the stand-in for pytest has them."""
        made = getattr(self.values.get(owner.name), node.name, None) if owner is not None else self.values.get(node.name)
        sets = self.values["sets_of"](self.values.get(owner.name) if owner is not None else None, made)
        if len(sets) > MOST_TESTCASES:
            raise Refused(f"{node.name} has more than {MOST_TESTCASES} sets of parameters")
        return sets

    def fixture_values(self, node, arguments):
        """Fixtures that only make a value, as assignments of it."""
        statements = []
        for argument in node.args.args:
            name = argument.arg
            if name in ("self", "cls") or name in arguments:
                continue
            fixture = self.fixture(node, name)
            statements += self.fixture_values(fixture, {})
            statements += [*without_docstring(fixture.body)[:-1], ast.Assign([ast.Name(name, ast.Store())], fixture.body[-1].value)]
        return [ast.fix_missing_locations(ast.copy_location(copy.deepcopy(each), node)) for each in statements]

    def fixture(self, node, name):
        fixture = self.fixtures.get(name)
        if name in OF_PYTEST or (fixture is None and any(name in self.methods_of(each) for each in self.classes.values())):
            raise Unsupported(f"the fixture {name}")
        if fixture is None:
            raise Refused(f"{node.name} wants the fixture {name}; of pytest's own there are {', '.join(OF_PYTEST)}")
        if "params=" in ast.unparse(fixture.decorator_list[0]):
            raise Refused(f"the fixture {name} has params: use parametrize")
        if not isinstance(fixture.body[-1], ast.Return) or any(isinstance(each, (ast.Yield, ast.YieldFrom)) for each in ast.walk(fixture)):
            raise Unsupported(f"the fixture {name} does more than to return a value")
        return fixture

    @staticmethod
    def methods_of(node):
        return {each.name for each in node.body if isinstance(each, ast.FunctionDef)}


def why_not_function(node):
    if isinstance(node, ast.AsyncFunctionDef):
        return "it is async"
    odd = next((each for each in node.decorator_list if not is_mark(each)), None)
    return f"it is decorated with {ast.unparse(odd)}"[:100] if odd is not None else ""


def is_mark(decorator):
    text = ast.unparse(decorator)
    return "usefixtures" not in text and text.startswith(("pytest.mark.", "mark.")) or text in PLAIN_DECORATORS


def is_left_out(node):
    """Skipped, or known to fail."""
    return any(decorated(node, each) for each in ("skip", "skipIf", "skipUnless", "skipif", "xfail", "expectedFailure"))


def is_super(node):
    return isinstance(node, ast.Expr) and "super()" in ast.unparse(node)


def decorated(node, word):
    return any(word in (ast.unparse(each).split("(")[0]).split(".") for each in node.decorator_list)


def case_name(name):
    name = re.sub(r"^test_?", "", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)).lower()
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:70] or "test"


def load_solution(files, main):
    """The reference as the tests import it: its main file as the module that it is named after."""
    for name, text in files[1:]:
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "w") as file:
            file.write(text)
    solution_is_named(main)
    return run_reference(files[0][1])


def suite(fields):
    files = [(name, text) for name, text in fields["solution"].items() if not name.endswith("__init__.py") or text.strip()]
    files = without_support(files, fields["tests"])
    main = fields["module"] or main_of(files, fields["tests"])
    files.sort(key=lambda each: (module_name(each[0]) != main, each[0]))
    if not files or module_name(files[0][0]) != main:
        raise Refused("its tests import nothing of the solution" + (" beside models.py, which stays with the package" if fields["django"] else ""))
    files[0] = (files[0][0], written_out(files[0][1], files[0][0]))  # its place becomes another one
    stub = types.ModuleType("pytest")
    exec(PYTEST, stub.__dict__)
    sys.modules.setdefault("pytest", stub)
    load_solution(files, main)
    names_of_files = [module_name(name) for name, _ in files[1:]]
    modules = {name: module_of(name, main) for name in [main, *names_of_files]}
    written, definitions, taken = Written(), [f"solution_is_named({main!r})"], {}
    shared = "\n\n".join(written_out(text, name) for name, text in fields["conftest"].items())
    for name, text in fields["tests"].items():
        whole = "\n\n\n".join(each for each in (written_out(text, name), shared) if each)
        definitions += suite_file(written, Suite(whole, name, modules), whole, taken)
    if not written.cases:
        raise Refused("no test in it")
    starter = fields["starter"] or stub_of_suite(written.imported, files[0][1])
    entry = min(written.imported, default="__name__")
    task = Task(entry, "", files[0][1], starter, fields["prose"], fields["title"])
    return {**finished(task, written, definitions), "files": dict(files[1:])}


def without_support(files, tests):
    """The solution alone. What stands beside tests in a folder of theirs is none of it."""
    beside = {module_name(name): name for name, _ in files if name.split("/")[0] in ("tests", "test")}
    wanted = [module for file, text in tests.items() for module in imported_modules(text, file, beside)]
    if wanted:
        raise Refused(f"{beside[wanted[0]]}: tests may import the solution alone; put what they need of it into their own file")
    return [each for each in files if each[0] not in beside.values()]


def stub_of_suite(imported, text):
    """What the tests import of the main file, with nothing in it."""
    made = defined_in(parsed(text, "the solution"))
    return stub_of([name for name in made if name in imported], made) or "pass\n"


def suite_file(written, tests, text, taken):
    made = sys.modules["tests"] = types.ModuleType("tests")
    made.__file__ = "tests.py"
    values = vars(made)
    try:
        exec(compile(text, "tests.py", "exec"), values)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the task is wrong
        raise Refused(f"its tests cannot be loaded: {type(error).__name__}: {error}") from None
    values.update({"raises": raises, "statements": statements, "sets_of": runner()["sets_of"]})
    tests.values = values
    for target in tests.candidates.values():
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            written.imported.add(target.attr)
    names = Names(set(tests.candidates), tests.definitions)
    names.targets = tests.candidates
    definitions = []
    for test in tests.scripts():
        taken[test.name] = taken.get(test.name, 0) + 1
        if taken[test.name] > 1:
            test.name += f"-{taken[test.name]}"
        definitions += one_test(written, test, names, values, text)
    return definitions


def undone(work):
    """Its result; what it did to Django's tables is taken back, as between two of Django's tests."""
    settings = getattr(sys.modules.get("django.conf"), "settings", None)
    if settings is None or not settings.configured:
        return work()
    from django.db import transaction
    with transaction.atomic():
        try:
            return work()
        finally:
            transaction.set_rollback(True)


def one_test(written, test, names, values, text):
    reasons, trouble = [test.why] if test.why else [], None
    for way in () if test.why else (write_program,) if acts(test) else (write_frozen, write_program):
        made = Written()
        try:
            script = test.script()
            lines = undone(lambda: way(made, script, names, values, *([False] if way is write_frozen else [])))
        except Unsupported as why:
            reasons.append(str(why))
        except Refused as why:  # perhaps only because of what was made of it
            trouble = trouble or why
            reasons.append("taken apart it does not pass")
        else:
            add_to(written, made)
            return lines
    return inside_test(written, test, values, text, reasons, trouble)


def inside_test(written, test, values, text, reasons, trouble):
    if "self.client" in reasons:
        raise Refused(f"{test.function} uses self.client, and there are no URLs")
    run = test.run()
    try:
        undone(lambda: run_whole(text, "(" + run.replace("run_test", "RUNNER") + ")", {**values, "RUNNER": runner()["run_test"]}))
    except Refused as why:
        raise trouble or why from None
    constant = f"TESTS_{zlib.crc32(text.encode())}"
    written.cases.append({"name": test.name, "call": f"tests_pass(solution, {run}, rng.random(), {constant})", "checkers": {"result": {"rule": "equal"}}})
    written.inside += 1
    written.reasons += [f"{test.name}: {each}" for each in reasons[-1:]]
    return ["import unittest", f"{constant} = {text!r}", INSIDE_SUITE, RUN_TEST]


OUTSIDE = {"statements", "assertNumQueries", "open", "os", "sys", "tempfile", "pathlib", "Path", "shutil", "environ", "patch", "mock", "monkeypatch", "objects"}


def acts(test):
    """Whether the test changes files, tables or the like, so that its values alone are not enough."""
    return any(words_of(statement) & OUTSIDE for statement in test.body)


def add_to(written, made):
    written.cases += made.cases
    written.functions += made.functions
    written.observed += made.observed
    written.inside += made.inside
    written.idle += made.idle
    written.reasons += made.reasons
