# Folders of tests, with unittest's classes or pytest's functions, as scripts of asserts.

import zlib

PYTEST = '''
"""What tests use of pytest, for where there is none."""
import re as _re


class ExceptionInfo:
    value = type = None

    def match(self, pattern):
        assert _re.search(pattern, str(self.value)), f"{pattern!r} is not in {str(self.value)!r}"
        return True


class raises:
    def __init__(self, kind, match=None):
        self.kind, self.pattern, self.info = kind, match, ExceptionInfo()

    def __enter__(self):
        return self.info

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError(f"{self.kind} was not raised")
        if not issubclass(kind, self.kind):
            return False
        self.info.value, self.info.type = error, kind
        self.info.exception = error
        if self.pattern is not None:
            self.info.match(self.pattern)
        return True


class approx:
    def __init__(self, expected, rel=None, abs=None):
        self.expected = expected
        self.rel, self.abs = (0 if rel is None and abs is not None else 1e-6 if rel is None else rel), 1e-12 if abs is None else abs

    def near(self, expected, actual):
        if isinstance(expected, (list, tuple)):
            return len(expected) == len(actual) and all(map(self.near, expected, actual))
        if isinstance(expected, dict):
            return expected.keys() == actual.keys() and all(self.near(expected[key], actual[key]) for key in expected)
        return expected == actual or abs(expected - actual) <= max(self.rel * abs(expected), self.abs)

    def __eq__(self, actual):
        return self.near(self.expected, actual)


def fail(reason=""):
    raise AssertionError(reason)


class _Mark:
    def __getattr__(self, name):
        def marked(*arguments, **keywords):
            if len(arguments) == 1 and callable(arguments[0]) and not keywords:
                return arguments[0]
            return lambda function: function

        return marked


mark = _Mark()


def fixture(*arguments, **keywords):
    return arguments[0] if arguments and callable(arguments[0]) else lambda function: function


def param(*values, **_):
    return values
'''

EQUALITIES = {"assertEqual", "assertEquals", "assertListEqual", "assertTupleEqual", "assertSetEqual", "assertDictEqual", "assertMultiLineEqual", "assertSequenceEqual"}
COMPARED = {"assertNotEqual": ast.NotEq, "assertIs": ast.Is, "assertIsNot": ast.IsNot, "assertIn": ast.In, "assertNotIn": ast.NotIn,
            "assertGreater": ast.Gt, "assertGreaterEqual": ast.GtE, "assertLess": ast.Lt, "assertLessEqual": ast.LtE}


def compare(left, operator, right):
    return ast.Compare(left, [operator], [right])


def call_of(name, *arguments):
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


class Plainly(ast.NodeTransformer):
    """unittest's methods as asserts, `self.x` as the name self_x, pytest.raises as raises."""

    def __init__(self):
        self.raised = 0

    def visit_Expr(self, node):
        call = node.value
        method = call.func.attr if isinstance(call, ast.Call) and is_own(call.func) else ""
        if method in ("assertRaises", "assertRaisesRegex") and len(call.args) > 1:
            return self.visit(self.raising(call, method))
        test = self.test_of(method, call) if method else None
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

    def visit_With(self, node):
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

    def visit_Attribute(self, node):
        node = self.generic_visit(node)
        if not isinstance(node.value, ast.Name) or node.value.id not in ("self", "cls"):
            return node
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
    """One test with one set of arguments."""

    def __init__(self, name, body, arguments, owner, function):
        self.name, self.body, self.arguments, self.owner, self.function = name, body, arguments, owner, function

    def script(self):
        plainly, changed = Plainly(), []
        for statement in copy.deepcopy(self.body):
            done = plainly.visit(statement)
            changed.extend(done if isinstance(done, list) else [done])
        return Script(self.name, [ast.fix_missing_locations(each) for each in changed], {}, self.arguments)

    def run(self):
        """What runs it whole, of the names of its file."""
        owner = repr(self.owner.name) if self.owner is not None else "None"
        arguments = {name: source_of(literal(value)) for name, value in self.arguments.items() if literal(value) is not None}
        if len(arguments) != len(self.arguments):
            raise Refused(f"{self.function} has parameters that are no plain values")
        given = "{" + ", ".join(f"{name!r}: {text}" for name, text in arguments.items()) + "}"
        return f"lambda names: run_test(names, {owner}, {self.function!r}, {given})"


class Suite:
    """The tests of one file, and what they import of the solution."""

    def __init__(self, text, name, modules):
        self.tree = parsed(text, name)
        self.modules = modules
        self.candidates = {}  # the tests' name -> the expression that a driver writes for it
        self.statements = [node for node in self.tree.body if not self.is_of_solution(node)]
        self.definitions = definitions_of([node for node in self.statements if not is_pytest(node) and not self.is_test(node)])
        self.fixtures = {name: node for name, node in self.definitions.items() if isinstance(node, ast.FunctionDef) and decorated(node, "fixture")}
        for name in self.fixtures:
            del self.definitions[name]

    def is_of_solution(self, node):
        if isinstance(node, ast.ImportFrom) and node.module in self.modules and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    raise Refused(f"{node.module} is imported by *: name what the tests use")
                self.candidates[alias.asname or alias.name] = attribute_of(self.modules[node.module], alias.name)
            return True
        if isinstance(node, ast.Import) and all(alias.name in self.modules for alias in node.names):
            for alias in node.names:
                self.candidates[alias.asname or alias.name] = self.modules[alias.name]
            return True
        return False

    @staticmethod
    def is_test(node):
        if isinstance(node, ast.FunctionDef):
            return node.name.startswith("test")
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(each).split(".")[-1] for each in node.bases]
            return node.name.startswith("Test") or any(each.endswith("TestCase") for each in bases)
        return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)

    def scripts(self):
        for node in self.statements:
            if isinstance(node, ast.FunctionDef) and self.is_test(node):
                yield from self.of_function(node, None, [])
            elif isinstance(node, ast.ClassDef) and self.is_test(node):
                yield from self.of_class(node)

    def of_class(self, node):
        methods = {each.name: each for each in node.body if isinstance(each, ast.FunctionDef)}
        values = [each for each in node.body if isinstance(each, (ast.Assign, ast.AnnAssign))]
        start = [self.as_own(each) for each in values]
        for name in ("setUpClass", "setUpTestData", "setUp", "setup_method"):
            if name in methods:
                start += without_docstring(methods[name].body)
        used_up = {"setUpClass", "setUpTestData", "setUp", "setup_method", "tearDown", "teardown_method", "tearDownClass"}
        helpers = {name: each for name, each in methods.items() if not name.startswith("test") and name not in used_up}
        start = [self.as_function(each) for each in helpers.values()] + [each for each in start if not is_super(each)]
        for name, method in methods.items():
            if name.startswith("test"):
                yield from self.of_function(method, node, start)

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

    def of_function(self, node, owner, start):
        name = node.name
        if decorated(node, "skip") or decorated(node, "skipIf") or decorated(node, "skipUnless") or decorated(node, "xfail"):
            return
        for number, arguments in enumerate(self.argument_sets(node)):
            body = copy.deepcopy([*start, *self.fixture_values(node, arguments), *without_docstring(node.body)])
            suffix = f"-{number + 1}" if arguments else ""
            yield Test(case_name(name) + suffix, body, arguments, owner, node.name)

    def argument_sets(self, node):
        """The values of pytest's parametrize, one dict for each call."""
        sets = [{}]
        for decorator in node.decorator_list:
            if not is_call_of(decorator, "parametrize"):
                continue
            names = self.value(decorator.args[0])
            names = [each.strip() for each in names.split(",")] if isinstance(names, str) else list(names)
            values = [each if isinstance(each, (tuple, list)) and len(names) > 1 else (each,) for each in self.value(decorator.args[1])]
            sets = [{**one, **dict(zip(names, each))} for one in sets for each in values]
        if len(sets) > MOST_TESTCASES:
            raise Refused(f"{node.name} has more than {MOST_TESTCASES} sets of parameters")
        return sets

    def value(self, node):
        return eval(compile(ast.fix_missing_locations(ast.Expression(node)), "tests.py", "eval"), self.values)

    def fixture_values(self, node, arguments):
        """Fixtures that only make a value, as assignments of it."""
        statements = []
        for argument in node.args.args:
            name = argument.arg
            if name in ("self", "cls") or name in arguments:
                continue
            fixture = self.fixtures.get(name)
            if fixture is None:
                raise Refused(f"{node.name} wants the fixture {name}: pytest's own fixtures are not there")
            if not isinstance(fixture.body[-1], ast.Return) or any(isinstance(each, ast.Yield) for each in ast.walk(fixture)):
                raise Refused(f"the fixture {name} does more than to return a value")
            statements += self.fixture_values(fixture, {})
            statements += [*without_docstring(fixture.body)[:-1], ast.Assign([ast.Name(name, ast.Store())], fixture.body[-1].value)]
        return [ast.fix_missing_locations(ast.copy_location(copy.deepcopy(each), node)) for each in statements]


def is_super(node):
    return isinstance(node, ast.Expr) and "super()" in ast.unparse(node)


def decorated(node, word):
    return any(word in (ast.unparse(each).split("(")[0]).split(".") for each in node.decorator_list)


def attribute_of(module, name):
    return ast.Attribute(copy.deepcopy(module), name, ast.Load())


def case_name(name):
    name = re.sub(r"^test_?", "", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)).lower()
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:70] or "test"


RUN_TEST = '''
def run_test(names, owner, function, arguments):
    if owner is None:
        return names[function](**arguments)
    if not issubclass(names[owner], unittest.TestCase):
        return getattr(names[owner](), function)(**arguments)
    result = unittest.TestResult()
    unittest.TestSuite([names[owner](function)]).run(result)
    for _, text in [*result.failures, *result.errors]:
        raise AssertionError(text.strip().splitlines()[-1])
'''


def module_of(name, main):
    if name == main:
        return ast.Name("solution", ast.Load())
    return ast.Call(ast.Attribute(call_of("__import__", ast.Constant("importlib")), "import_module", ast.Load()), [ast.Constant(name)], [])


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
    main = fields["module"] or main_of(files, fields["tests"].values())
    files.sort(key=lambda each: (module_name(each[0]) != main, each[0]))
    if not files or module_name(files[0][0]) != main:
        raise Refused("its tests import nothing of the solution")
    stub = types.ModuleType("pytest")
    exec(PYTEST, stub.__dict__)
    sys.modules.setdefault("pytest", stub)
    load_solution(files, main)
    names_of_files = [module_name(name) for name, _ in files[1:]]
    modules = {name: module_of(name, main) for name in [main, *names_of_files]}
    written, definitions, taken = Written(), [f"solution_is_named({main!r})"], {}
    for name, text in fields["tests"].items():
        definitions += suite_file(written, Suite(text, name, modules), text, taken)
    if not written.cases:
        raise Refused("no test in it")
    starter = fields["starter"] or stub_of_suite(written.imported, files[0][1])
    entry = min(written.imported, default="__name__")
    task = Task(entry, "", files[0][1], starter, fields["prose"], fields["title"])
    return {**finished(task, written, definitions), "files": dict(files[1:])}


def module_name(file_name):
    return file_name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def main_of(files, texts):
    """The first module of the solution that a test imports."""
    known = {module_name(name) for name, _ in files}
    for text in texts:
        for node in parsed(text, "its tests").body:
            names = [node.module] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if name in known:
                    return name
    return ""


def stub_of_suite(imported, text):
    """What the tests import of the main file, with nothing in it."""
    made = defined_in(parsed(text, "the solution"))
    return stub_of([name for name in made if name in imported], made) or "pass\n"


def suite_file(written, tests, text, taken):
    values = {"__name__": "tests", "raises": raises}
    try:
        exec(compile(text, "tests.py", "exec"), values)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the task is wrong
        raise Refused(f"its tests cannot be loaded: {type(error).__name__}: {error}") from None
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
    reasons = []
    for way in (write_program,) if acts(test) else (write_frozen, write_program):
        made = Written()
        try:
            script = test.script()
            lines = undone(lambda: way(made, script, names, values, *([False] if way is write_frozen else [])))
        except Unsupported as why:
            reasons.append(f"{test.name}: {why}")
            continue
        add_to(written, made)
        return lines
    run = test.run()
    undone(lambda: run_whole(text, "(" + run.replace("run_test", "RUNNER") + ")", {**values, "RUNNER": runner()}))
    constant = f"TESTS_{zlib.crc32(text.encode())}"
    written.cases.append({"name": test.name, "call": f"tests_pass(solution, {run}, rng.random(), {constant})", "checkers": {"result": {"rule": "equal"}}})
    written.inside += 1
    written.reasons += reasons[-1:]
    return ["import unittest", f"{constant} = {text!r}", *([INSIDE_PYTEST] if "pytest" in text else []), INSIDE_SUITE, RUN_TEST]


OUTSIDE = {"open", "os", "sys", "tempfile", "pathlib", "Path", "shutil", "environ", "patch", "mock", "monkeypatch", "objects"}


def acts(test):
    """Whether the test changes files, tables or the like, so that its values alone are not enough."""
    nodes = [each for statement in test.body for each in ast.walk(statement)]
    words = {each.id for each in nodes if isinstance(each, ast.Name)} | {each.attr for each in nodes if isinstance(each, ast.Attribute)}
    return bool(words & OUTSIDE)


def runner():
    import unittest

    names = {"unittest": unittest}
    exec(RUN_TEST, names)
    return names["run_test"]


def add_to(written, made):
    written.cases += made.cases
    written.functions += made.functions
    written.observed += made.observed
    written.inside += made.inside
    written.idle += made.idle
    written.reasons += made.reasons


INSIDE_PYTEST = f'''
import sys as _sys, types as _types

_sys.modules["pytest"] = _types.ModuleType("pytest")
exec({PYTEST!r}, vars(_sys.modules["pytest"]))
'''

INSIDE_SUITE = '''
def tests_pass(solution, run, token, text):
    """Whether the tests, which stand beside the solution, say that it is right; `token` is drawn anew for each run."""
    names = {"__name__": "tests"}
    exec(compile(text, "tests.py", "exec"), names)
    try:
        run(names)
    except AssertionError as error:
        return ["failed", " ".join(str(error).split())[:200]]
    return ["passed", token]
'''
