# Tasks of one line each, HumanEval's form and MBPP's, as packages.

import json
import os
import re
import sys
import textwrap

from viva import raises, solution_is_named, statements

MOST_TESTCASES = 199  # and one more, where none of them can be a sample


class Task:
    """What both forms come down to."""

    def __init__(self, entry, prompt, reference, starter, prose, title):
        self.entry, self.prompt, self.reference, self.starter = entry, prompt, reference, starter
        self.prose, self.title = prose, title


def parsed(text, what):
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = f", line {error.lineno}" if getattr(error, "lineno", None) else ""
        raise Refused(f"{what}{line}: {getattr(error, 'msg', error) or 'nested too deeply'}") from None


def parses(text):
    try:
        parsed(text, "")
    except Refused:
        return False
    return True


def run_reference(reference):
    """The names that the canonical solution defines."""
    module = types.ModuleType("solution")
    module.__file__ = "solution.py"
    sys.modules["solution"] = module
    try:
        exec(compile(reference, "solution.py", "exec"), module.__dict__)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the task is wrong
        raise Refused(f"the canonical solution cannot be loaded: {type(error).__name__}: {error}") from None
    return module


def defined_in(tree):
    return definitions_of(tree.body)


def written_package(task, scripts_of, test_text, run, names, values):
    """Tries the three ways. `scripts_of()`: the bodies of asserts; raises Unsupported where there are none."""
    ways = (
        lambda written: [write_frozen(written, script, names, values, True) for script in scripts_of()],
        lambda written: [write_program(written, script, names, values) for script in scripts_of()],
    )
    reasons = []
    for way in ways:
        written = Written()
        try:
            definitions = [line for lines in way(written) for line in lines]
            written.reasons.extend(reasons if written.inside else [])
            return finished(task, written, definitions)
        except Unsupported as why:
            reasons.append(str(why))
    written = Written()
    run_whole(test_text, run, values)
    if passes_without_solution(test_text, run, values, task.entry):
        raise Refused("its tests ask nothing of the solution")
    write_inside(written, "tests", test_text, run, max(1, test_text.count("assert ")))
    written.reasons = list(dict.fromkeys(reasons))
    return finished(task, written, [])


def run_whole(test_text, run, values):
    names = {**values, "__name__": "tests"}
    try:
        exec(compile(test_text, "tests.py", "exec"), names)
        eval(run, names)(names)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the task is wrong
        raise Refused(failure_text(error)) from None


def finished(task, written, definitions):
    cases = written.cases
    if len(cases) > MOST_TESTCASES:
        raise Refused(f"it has {len(cases)} tests; a package has room for {MOST_TESTCASES}")
    shown = next((case for case in cases if "rng" not in case["call"]), None)
    if shown is not None and len(cases) > 1:  # a sample is shown whole, so nothing in it is drawn
        cases = [shown, *[case for case in cases if case is not shown]]
    else:  # a package has a sample and a secret testcase
        defined = {"name": "is-defined", "call": f"hasattr(solution, {task.entry!r})", "checkers": {"result": {"rule": "equal"}}}
        cases = [{**defined, "points": 0}, *cases]
    needs = [name for name in ("observe", "plain", "raises", "solution_is_named", "statements") if any(f"{name}(" in text for text in [*written.functions, *definitions, *[case["call"] for case in cases]])]
    lines = [f"from viva import {', '.join(needs)}"] if needs else []
    lines += [each for each in dict.fromkeys(definitions) if each.startswith(("import ", "from "))]
    blocks = [each for each in dict.fromkeys(definitions) if not each.startswith(("import ", "from "))]
    driver = "\n\n\n".join(each.strip("\n") for each in ["\n".join(lines), *blocks, *written.functions] if each)
    return {
        "title": task.title,
        "prose": task.prose,
        "starter": task.starter,
        "reference": task.reference,
        "driver": driver + "\n",
        "cases": cases,
        "observed": written.observed,
        "inside": written.inside,
        "idle": written.idle,
        "reasons": list(dict.fromkeys(written.reasons)),
    }


def title_of(name):
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").split()
    return (" ".join(words) or name).capitalize()


def prose_of(docstring):
    """The description without its examples, which the starter shows."""
    text = textwrap.dedent(docstring.expandtabs()).strip()
    kept = []
    for line in text.splitlines():
        if line.lstrip().startswith(">>>") or re.match(r"\s*(for )?(example|note|e\.g)s?\b.{0,12}:?\s*$", line, re.I):
            break
        kept.append(line.strip())
    return "\n".join(kept).strip() or text


# HumanEval.


def with_solution(prompt, canonical):
    for text in (prompt + canonical, prompt + "\n" + canonical, canonical):
        if parses(text):
            return text if text.endswith("\n") else text + "\n"
    parsed(prompt + canonical, "prompt and canonical_solution")
    raise Refused("prompt and canonical_solution are no program")


def humaneval(fields):
    prompt, entry = fields["prompt"].replace("\r\n", "\n"), fields["entry_point"].strip()
    test = fields["test"].replace("\r\n", "\n")
    reference = with_solution(prompt, fields["canonical_solution"].replace("\r\n", "\n"))
    starter = prompt if prompt.endswith("\n") else prompt + "\n"
    if not parses(starter):
        starter += "    pass\n"
        parsed(starter, "prompt")
    tests = parsed(test, "test")
    entry = entry or entry_in(tests, starter)
    if not entry.isidentifier():
        raise Refused(f"entry_point is no name: {entry[:80]!r}")
    module = run_reference(reference)
    if not hasattr(module, entry):
        raise Refused(f"the canonical solution does not define {entry}, its entry_point")
    before, after, around = (defined_in(ast.parse(text)) for text in (starter, reference, test))
    candidates = candidate_names(entry, before, after, around)
    definitions = {name: node for name, node in {**imports_in(after), **before, **around}.items() if name not in candidates}
    values = dict(module.__dict__)
    body = without_call_of_check(tests.body)
    exec_tests(body, values)
    check = definitions.pop("check", None)
    names = Names(candidates, definitions)
    docstring = docstring_of(starter, entry)
    task = Task(entry, prompt, reference, starter, prose_of(docstring) if docstring else f"Complete the function `{entry}`.", title_of(entry))
    run = f"lambda names: names['check'](names[{entry!r}])" if check is not None else "lambda names: None"
    return written_package(task, lambda: [script_of_check(check, body, entry)], ast.unparse(ast.Module(body, [])), run, names, values)


def entry_in(tests, starter):
    """What the tests check, else the last function of the prompt."""
    for node in reversed(tests.body):
        if isinstance(node, ast.Expr) and is_call_of(node.value, "check") and node.value.args:
            return node.value.args[0].id if isinstance(node.value.args[0], ast.Name) else ""
    functions = [node.name for node in ast.parse(starter).body if isinstance(node, ast.FunctionDef)]
    if not functions:
        raise Refused("entry_point: missing, and the prompt has no function")
    return functions[-1]


def candidate_names(entry, before, after, around):
    given = {name for name, node in before.items() if name != entry}
    made = {name for name, node in after.items() if not isinstance(node, (ast.Import, ast.ImportFrom))}
    return ({entry} | (made - given)) - (set(around) - {entry})


def imports_in(definitions):
    return {name: node for name, node in definitions.items() if isinstance(node, (ast.Import, ast.ImportFrom))}


def without_call_of_check(body):
    def calls_check(node):
        return isinstance(node, ast.Expr) and is_call_of(node.value, "check")

    return [node for node in body if not calls_check(node)]


def exec_tests(body, values):
    """The definitions around the check; asserts that stand there alone are the script themselves."""
    around = [node for node in body if not any(isinstance(each, ast.Assert) for each in ast.walk(node)) or isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    try:
        exec(compile(ast.Module(around, []), "tests.py", "exec"), values)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the task is wrong
        raise Refused(f"its tests cannot be loaded: {type(error).__name__}: {error}") from None


def script_of_check(check, body, entry):
    if check is None:
        statements = [node for node in body if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom))]
        return Script("assert", statements)
    arguments = check.args
    if not isinstance(check, ast.FunctionDef) or len(arguments.args) != 1 or arguments.vararg or arguments.kwonlyargs or check.decorator_list:
        raise Unsupported("check is no plain function of one argument")
    statements = list(check.body)
    while statements and isinstance(statements[-1], ast.Return) and not (statements[-1].value and not isinstance(statements[-1].value, ast.Constant)):
        statements.pop()
    return Script("assert", statements, {arguments.args[0].arg: entry})


def docstring_of(text, entry):
    for node in ast.parse(text).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == entry:
            return ast.get_docstring(node) or ""
    return ""


# MBPP.


def mbpp(fields, with_challenges):
    code = fields["code"].replace("\r\n", "\n").replace("\r", "\n")
    text = fields["text"].strip()
    reference = code if code.endswith("\n") else code + "\n"
    made = defined_in(parsed(reference, "code"))
    setup = "\n".join(fields["setup"]).replace("\r\n", "\n").replace("\r", "\n")
    asserts = [*fields["tests"], *(fields["challenges"] if with_challenges else [])]
    test = "\n".join([setup, *[each.replace("\r\n", "\n").strip() for each in asserts]]) + "\n"
    tests = parsed(test, "test_setup_code, test_imports and test_list")
    module = run_reference(reference)
    candidates = {name for name, node in made.items() if not isinstance(node, (ast.Import, ast.ImportFrom))}
    around = {name: node for name, node in defined_in(tests).items() if isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))}
    definitions = {name: node for name, node in {**imports_in(made), **around}.items() if name not in candidates}
    values = dict(module.__dict__)
    body = [node for node in tests.body if not isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))]
    exec_tests([node for node in tests.body if node not in body], values)
    used = [name for name in made if name in candidates and name in set().union(*[free_names(node)[0] for node in tests.body], set())]
    if not used:
        raise Refused("its asserts use nothing that its code defines")
    entry = entry_of(used, made, tests)
    starter = stub_of(used, made)
    task = Task(entry, "", reference, starter, text, mbpp_title(text, entry))
    names = Names(candidates, definitions)
    return written_package(task, lambda: [Script("assert", body)], test, "lambda names: None", names, values)


def entry_of(used, made, tests):
    functions = [name for name in used if isinstance(made[name], ast.FunctionDef)]
    return (functions or used)[-1]


def stub_of(used, made):
    """What the asserts call, with nothing in it."""
    blocks = []
    for name in used:
        node = made[name]
        if isinstance(node, ast.FunctionDef):
            text = f"def {name}({ast.unparse(bare_arguments(node.args))}):\n    pass\n"
        elif isinstance(node, ast.ClassDef):
            text = f"class {name}:\n    pass\n"
        else:
            text = f"{name} = None\n"
        blocks.append(text)
    return "\n\n".join(blocks)


def bare_arguments(arguments):
    """Without annotations, and with defaults only where they are plain."""
    arguments = copy.deepcopy(arguments)
    for each in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
        if each is not None:
            each.annotation = None
    plain_default = lambda node: node if isinstance(node, ast.Constant) else ast.Constant(None)  # noqa: E731
    arguments.defaults = [plain_default(each) for each in arguments.defaults]
    arguments.kw_defaults = [each and plain_default(each) for each in arguments.kw_defaults]
    return arguments


def mbpp_title(text, entry):
    words = re.sub(r"^write an? (python )?(function|program|code)s? (that|to|which) ", "", " ".join(text.split()), flags=re.I)
    words = words.split(". ")[0].rstrip(".")
    if not words.isprintable() or not words:
        return title_of(entry)
    return (words if len(words) <= 100 else words[:97].rsplit(" ", 1)[0] + "...")[:1].upper() + (words if len(words) <= 100 else words[:97].rsplit(" ", 1)[0] + "...")[1:]


def imported(form, fields, with_challenges=False):
    """The package as JSON: what is refused is a package with nothing but the reason."""
    sys.setrecursionlimit(5000)
    try:
        if form == "suite":
            made = suite(fields)
        elif form == "settings":
            made = {"text": settings_text(fields["text"])}
        else:
            made = humaneval(fields) if form == "humaneval" else mbpp(fields, with_challenges)
    except (Refused, Unsupported) as why:
        made = {"refused": str(why)}
    except RecursionError:
        made = {"refused": "its programs are nested too deeply"}
    return json.dumps(made)
