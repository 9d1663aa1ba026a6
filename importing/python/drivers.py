# Observations as a driver's program: the three ways, tried in their order.


MOST_CASES = 100  # of one script


class Script:
    """One body of asserts: its name, statements, what calls it with what, and the tests' own names for candidates.

    `outside`: words for what it changes and looks at beside the solution, if it does.
    """

    def __init__(self, name, body, alias=None, arguments=None, outside=frozenset()):
        self.name, self.body, self.alias, self.arguments, self.outside = name, body, alias or {}, arguments or {}, outside


class Written:
    """What a package gets: testcases, definitions for the driver, and how much of it is what."""

    def __init__(self):
        self.cases, self.functions = [], []
        self.observed = self.inside = self.idle = 0
        self.reasons = []
        self.imported = set()  # of the solution's main file, by folders of tests


def run_tests(script, body, values, recorder):
    """Runs the body with the canonical solution. Raises Refused when that fails."""
    import random

    namespace = dict(values)
    function = ast.FunctionDef("__viva_tests__", _signature(sorted([*script.alias, *script.arguments])), body or [ast.Pass()], [])
    module = ast.fix_missing_locations(ast.Module([function], []))
    namespace.update({"__viva__": recorder, "__viva_locals__": locals})
    try:
        exec(compile(module, "tests.py", "exec"), namespace)
    except (SyntaxError, ValueError) as error:
        raise Unsupported(f"{error}") from None
    given = {name: namespace[target] for name, target in script.alias.items()}
    given.update(script.arguments)
    random.seed(0)
    try:
        namespace["__viva_tests__"](**given)
    except (Unsupported, Refused):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, the task is wrong
        raise Refused(failure_text(error)) from None


def failure_text(error):
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "tests.py":
            line = trace.tb_lineno
        trace = trace.tb_next
    place = f" (line {line} of its tests)" if line else ""
    text = " ".join(str(error).split())[:200]
    if isinstance(error, AssertionError):
        return f"the canonical solution fails an assert{place}" + (f": {text}" if text else "")
    return f"the canonical solution fails its tests{place}: {type(error).__name__}" + (f": {text}" if text else "")


def _signature(names):
    return ast.arguments([], [ast.arg(each) for each in names], None, [], [], None, [])


def instrumented(script, names, values, frozen):
    """The entries of a run, with the instrument that made it."""
    script.body = inlined(script.body, names)
    body = copy.deepcopy(script.body)
    names.alias, names.dependent = script.alias, set()
    names.find_dependent_locals(body)
    if not frozen:  # what the solution was handed may be what is asserted
        names.dependent |= lent_names(names, body) - names.candidates - set(names.alias)
        names.find_dependent_locals(body)
    scope = Scope(names, values)
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, (ast.FunctionDef, ast.Import, ast.ImportFrom)):
                scope.local_definitions.update(definitions_of([node]))
    around = None
    if not frozen:  # nothing that the solution could have changed is left out
        around = Names(names.candidates, names.definitions, script.outside)
        around.dependent = names.dependent.union(*[free_names(statement)[1] for statement in body]) - names.candidates
    tests = Instrument(names, frozen, lent_names(names, body), around)
    tests.look_for_relevant(body)
    body = tests.body(body)
    recorder = Recorder(names, scope, tests, frozen)
    run_tests(script, body, values, recorder)
    return tests, recorder, scope


class Renamed(ast.NodeTransformer):
    def __init__(self, known):
        self.known = known

    def visit_Name(self, node):
        return ast.copy_location(ast.Name(self.known.get(node.id, node.id), node.ctx), node)


def inlined(body, names):
    """Calls of functions that only assert something, such as same(candidate(1), 1), replaced by what they do."""
    functions = {name: node for name, node in names.definitions.items() if isinstance(node, ast.FunctionDef)}
    functions.update({node.name: node for node in body if isinstance(node, ast.FunctionDef)})
    inlining = _Inlining(functions)
    done = inlining.statements(body)
    used = set().union(set(), *[free_names(node)[0] for node in done if not isinstance(node, ast.FunctionDef)])
    return [node for node in done if not (isinstance(node, ast.FunctionDef) and node.name in inlining.functions and node.name not in used)]


class _Inlining:
    def __init__(self, functions):
        self.functions = {name: node for name, node in functions.items() if self.is_plain(node)}
        self.count = 0

    @staticmethod
    def is_plain(node):
        arguments = node.args
        more = arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs or node.decorator_list
        walked = [each for statement in node.body for each in ast.walk(statement)]
        odd = (ast.Return, ast.Yield, ast.YieldFrom, ast.Global, ast.Nonlocal, ast.FunctionDef, ast.Lambda, ast.Try)
        asserts = any(isinstance(each, ast.Assert) for each in walked)
        return asserts and not more and not any(isinstance(each, odd) for each in walked)

    def statements(self, body, depth=0):
        done = []
        for node in body:
            node = copy.deepcopy(node)
            call = node.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
            function = self.functions.get(call.func.id) if call and isinstance(call.func, ast.Name) else None
            given = self.given(function, call) if function is not None and depth < 4 else None
            if given is not None:
                done.extend(self.statements(self.body_with(function, given, node), depth + 1))
                continue
            for part in ("body", "orelse"):
                inner = getattr(node, part, None)
                if isinstance(node, (ast.For, ast.While, ast.If, ast.With)) and inner:
                    setattr(node, part, self.statements(inner, depth))
            done.append(node)
        return done

    @staticmethod
    def given(function, call):
        """The expression of each parameter; nothing when it is not plain to see."""
        names = [each.arg for each in function.args.args]
        defaults = dict(zip(reversed(names), reversed(function.args.defaults)))
        keywords = {each.arg: each.value for each in call.keywords}
        if any(isinstance(each, ast.Starred) for each in call.args) or None in keywords or len(call.args) > len(names):
            return None
        given = {**defaults, **dict(zip(names, call.args)), **keywords}
        return given if set(given) == set(names) else None

    def body_with(self, function, given, place):
        self.count += 1
        own = set(given).union(*[free_names(statement)[1] for statement in function.body])
        known = {name: f"{name}_{self.count}" for name in own}
        start = [ast.Assign([ast.Name(known[name], ast.Store())], value) for name, value in given.items()]
        body = [Renamed(known).visit(copy.deepcopy(statement)) for statement in function.body]
        for each in start:
            ast.copy_location(each, place)
        return [ast.fix_missing_locations(each) for each in [*start, *body]]


# Frozen.


def to_solution(names, node, only=None):
    """The names of the solution as its attributes."""
    wanted = names.candidates if only is None else names.candidates & only
    targets = {name: ast.Attribute(ast.Name("solution", ast.Load()), name, ast.Load()) for name in wanted}
    targets.update({name: names.targets[name] for name in wanted if name in names.targets})
    return Substitute(targets).visit(copy.deepcopy(node))


def source_of(node):
    try:
        return ast.unparse(ast.fix_missing_locations(node))
    except (RecursionError, ValueError) as error:
        raise Unsupported(f"an expression that cannot be written: {error}") from None


def wrapped(rule, node):
    wrapper = {"python_equal": "plain", "near": "plain", "truth": "bool"}.get(rule)
    if wrapper is None or (wrapper == "bool" and is_call_of(node, "isinstance", "bool", "all", "any")):
        return node
    if rule == "near":  # a fraction, too, has a distance to a float
        node = ast.BinOp(ast.Constant(0.0), ast.Add(), node)
    return ast.Call(ast.Name(wrapper, ast.Load()), [node], [])


def rule_key(rule, sides):
    """What has to be the same for several values to be one observation."""
    if rule == "near":
        return (rule, *sorted((slot, float(value)) for slot, value in sides.items() if slot != "near"))
    return ("python_equal",) if rule == "python_equal" else ("equal",)


def grouped(parts):
    """[(key, [(rule, expression, sides)])] in the order of their first."""
    groups = {}
    for rule, expression, sides, _ in parts:
        groups.setdefault(rule_key(rule, sides), []).append((rule, expression, sides))
    return list(groups.items())


def checker_of(key, nears):
    if key[0] != "near":
        return {"rule": key[0]}
    near = nears[0] if len(set(nears)) == 1 else nears
    return {"rule": "near", "near": near, **dict(key[1:])}


def observation_name(index):
    return "result" if index == 0 else f"result_{index + 1}"


def is_fit_for_one_line(text):
    words = "".join(each if each.isalnum() or each == "_" else " " for each in text).split()
    return len(text) <= 160 and text.isprintable() and "rng" not in words


def frozen_case(written, name, parts, names, taken):
    groups = grouped(parts)
    checkers = {observation_name(i): checker_of(key, [each[2].get("near") for each in group]) for i, (key, group) in enumerate(groups)}
    several = len(groups) > 1
    if not several:
        bare = [wrapped(rule, expression) for rule, expression, _ in groups[0][1]]
        clash = taken | set(names.targets)
        text = source_of(to_solution(names, bare[0] if len(bare) == 1 else ast.List(bare, ast.Load()), clash))
        if is_fit_for_one_line(text):
            written.cases.append({"name": name, "call": text, "checkers": checkers})
            return
    function = "test_" + name.replace("-", "_")
    lines = [f"def {function}(solution):"]
    for index, (key, group) in enumerate(groups):
        values = [source_of(to_solution(names, wrapped(rule, node))) for rule, node, _ in group]
        text = values[0] if len(values) == 1 else "[\n" + "".join(f"        {each},\n" for each in values) + "    ]"
        lines.append(f"    observe({observation_name(index)!r}, {text})" if several else f"    return {text}")
    written.functions.append("\n".join(lines))
    written.cases.append({"name": name, "call": f"{function}(solution)", "checkers": checkers})


def write_frozen(written, script, names, values, split):
    """`split`: a testcase for each assert, else one for the whole script. The definitions that the driver needs."""
    tests, recorder, scope = instrumented(script, names, values, True)
    if not recorder.entries:
        raise Unsupported("no assert stands where it can be taken apart")
    definitions = scope.source()
    taken = RESERVED | set(scope.used)
    if taken & names.candidates & set(scope.used):
        raise Unsupported("a name is both the tests' and the solution's")
    by_case = {}
    at_once = -(-len(tests.parts_of) // MOST_CASES)  # neighbours share a testcase where asserts are many
    for number, parts in recorder.entries:
        by_case.setdefault(number // at_once if split else 0, []).extend(parts)
    done = Written()
    for place, (_, parts) in enumerate(sorted(by_case.items())):
        case = f"{script.name}-{place + 1}" if split else script.name
        frozen_case(done, case, parts, names, taken)
    inside = {number for number, parts in recorder.entries if any(part[3] for part in parts)}
    written.reasons += reasons_for(tests, inside, script)
    written.inside += len(inside)
    written.observed += len({number for number, _ in recorder.entries} - inside)
    written.idle += tests.idle
    written.cases.extend(done.cases)
    written.functions.extend(done.functions)
    return definitions


# Program.


class Observing(ast.NodeTransformer):
    """Asserts become observations; what is nested in functions of its own stays."""

    def __init__(self, rules, matters):
        self.rules, self.matters = rules, matters
        self.number = 0

    def visit_Assert(self, node):
        if not self.matters(node.test):
            return ast.Pass()
        statements = []
        for group, rule, value in self.rules[self.number]:
            seen = ast.Attribute(ast.Subscript(ast.Name("seen", ast.Load()), ast.Constant(group), ast.Load()), "append", ast.Load())
            statements.append(ast.Expr(ast.Call(seen, [wrapped(rule, copy.deepcopy(value))], [])))
        self.number += 1
        return statements


def drop_unused(body, keep):
    """Without assignments whose names nobody reads: most are what was expected."""
    while True:
        loaded = set(keep)
        for statement in body:
            loaded |= free_names(statement)[0]
        sieve = _Sieve(loaded)
        body = [each for each in (sieve.visit(statement) for statement in body) if each is not None]
        if not sieve.dropped:
            return body


class _Sieve(ast.NodeTransformer):
    def __init__(self, loaded):
        self.loaded, self.dropped = loaded, 0

    def visit_Assign(self, node):
        plain_names = all(isinstance(each, ast.Name) for each in node.targets)
        calls = any(isinstance(each, (ast.Call, ast.Await, ast.Yield)) for each in ast.walk(node.value))
        if not plain_names or calls or any(each.id in self.loaded for each in node.targets):
            return node
        self.dropped += 1
        return None

    def generic_visit(self, node):
        super().generic_visit(node)
        if isinstance(getattr(node, "body", None), list) and not node.body:
            node.body = [ast.Pass()]
        return node


def judged_names(tests):
    """The names that only the judge's side of the comparisons reads."""
    names = set()
    for number, parts in tests.parts_of.items():
        inner = set()
        for part in parts:
            inner |= free_names(part.value)[0]
        names |= free_names(tests.wholes[number])[0] - inner
    return names


def write_program(written, script, names, values):
    if any(isinstance(each, ast.Return) for statement in script.body for each in ast.walk(statement)):
        raise Unsupported("a return among the asserts")
    tests, recorder, scope = instrumented(script, names, values, False)
    if not recorder.entries:
        raise Unsupported("no assert stands where it can be taken apart")
    groups, nears, rules, inside = [], {}, {}, set()
    settled = {}
    for number, parts in recorder.entries:
        keys = [rule_key(rule, sides) for rule, _, sides, _ in parts]
        kinds = [rule for rule, _, _, _ in parts]
        if settled.setdefault(number, (keys, kinds)) != (keys, kinds):
            raise Unsupported("an assert that compares now this way, now that way")
        for key, (rule, _, sides, is_inside) in zip(keys, parts):
            if key not in groups:
                groups.append(key)
            nears.setdefault(key, []).append(sides.get("near"))
            inside |= {number} if is_inside else set()
    for number, (keys, kinds) in settled.items():
        parts = tests.parts_of[number]
        if kinds == [part.rule for part in parts]:
            rules[number] = [(groups.index(key), part.rule, part.value) for key, part in zip(keys, parts)]
        else:  # no plain values after all: only whether it holds
            rules[number] = [(groups.index(keys[0]), "truth", tests.wholes[number])]
    for number in tests.parts_of:
        if number not in rules:
            raise Unsupported("an assert that the canonical solution does not reach")
    body = program_body(script, names, rules, tests.matters)
    needed = set()
    for statement in body:
        loaded, bound = free_names(statement)
        needed |= loaded
    bound = {name for statement in body for name in free_names(statement)[1]}
    for name in sorted(needed - bound - names.candidates - RESERVED):
        if name in names.definitions:
            scope.use(name)
        elif name not in script.arguments and name not in script.alias and not hasattr(builtins, name):
            raise Unsupported(f"nothing defines {name}")
    reachable = bound | set(scope.used) | set(script.arguments)
    leaks = {each for each in judged_names(tests) & reachable if not _is_import(each, names, script.body)}
    emit_program(written, script, body, groups, nears, needed, names)
    numbers = set(tests.parts_of)
    written.reasons += reasons_for(tests, inside, script)
    inside = numbers if leaks else inside
    if leaks:
        written.reasons.append(f"what is expected of {script.name} is computed beside the solution: {', '.join(sorted(leaks))}")
    written.inside += len(inside)
    written.observed += len(numbers - inside)
    written.idle += tests.idle
    return scope.source()


def reasons_for(tests, inside, script):
    """Why an assert can only say whether it holds."""
    name = "" if script.name == "assert" else f" of {script.name}"
    return [f"line {tests.lines[each]}{name} compares beside the solution: {ast.unparse(tests.wholes[each])[:100]}" for each in sorted(inside)[:1]]


def _is_import(name, names, body):
    nodes = [names.definitions.get(name), *[each for statement in body for each in ast.walk(statement)]]
    imports = [each for each in nodes if isinstance(each, (ast.Import, ast.ImportFrom))]
    return any(name in free_names(each)[1] for each in imports)


def program_body(script, names, rules, matters):
    body = copy.deepcopy(script.body)
    observing = Observing(rules, matters)
    changed = []
    for statement in body:
        done = observing.visit(statement)
        changed.extend(done if isinstance(done, list) else [done])
    changed = [each for each in drop_unused(changed, set()) if not isinstance(each, ast.Pass)]
    bound = {name for statement in changed for name in free_names(statement)[1]}
    if bound & (names.candidates | set(script.alias) | RESERVED):
        raise Unsupported("the tests use a name of the solution for something else")
    known = {name: ast.Name(target, ast.Load()) for name, target in script.alias.items()}
    return [to_solution(names, Substitute(known).visit(statement)) for statement in changed]


def emit_program(written, script, body, groups, nears, needed, names):
    function = "test_" + script.name.replace("-", "_")
    given = []
    for name in sorted(set(script.arguments) & needed):
        found = literal(script.arguments[name])
        if found is None:
            raise Unsupported(f"the value of {name} is no plain value")
        given.append(ast.Assign([ast.Name(name, ast.Store())], found))
    start = ast.parse(f"seen = [{', '.join('[]' for _ in groups)}]").body
    ends = [f"observe({observation_name(i)!r}, seen[{i}])" for i in range(len(groups))]
    whole = [*start, *given, *body, *ast.parse("\n".join(ends)).body]
    arguments = _signature(["solution"])
    written.functions.append(source_of(ast.FunctionDef(function, arguments, whole, [])))
    checkers = {observation_name(i): checker_of(key, nears[key]) for i, key in enumerate(groups)}
    written.cases.append({"name": script.name, "call": f"{function}(solution)", "checkers": checkers})


# Inside.

INSIDE = '''
def tests_pass(solution, run, token):
    """Whether the tests, which stand beside the solution, say that it is right; `token` is drawn anew for each run."""
    names = {**vars(solution), "__name__": "tests"}
    exec(compile(TESTS, "tests.py", "exec"), names)
    try:
        run(names)
    except AssertionError as error:
        return ["failed", " ".join(str(error).split())[:200]]
    return ["passed", token]
'''


def passes_without_solution(tests, run, values, entry):
    """Whether the tests do not care what the solution returns."""
    names = {**values, entry: lambda *_, **__: None}
    try:
        exec(compile(tests, "tests.py", "exec"), names)
        eval(run, names)(names)
    except BaseException:  # noqa: BLE001 - they care
        return False
    return True


def write_inside(written, name, tests, run, asserts):
    """`tests`: text that is run whole; `run`: a lambda of its names that calls what is in there."""
    written.functions.append(f"TESTS = {tests!r}\n{INSIDE}")
    written.cases.append({"name": name, "call": f"tests_pass(solution, {run}, rng.random())", "checkers": {"result": {"rule": "equal"}}})
    written.inside += asserts
