"""What a program is made of, from its syntax tree. Runs in a cell as the driver of a package that the judge builds itself; the
program is read here, not run."""

import ast

LOOPS = (ast.For, ast.AsyncFor, ast.While)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NAMED = FUNCTIONS + (ast.ClassDef,)
PLAIN = {
    ast.For: "for loop",
    ast.AsyncFor: "for loop",
    ast.While: "while loop",
    ast.GeneratorExp: "generator expression",
    ast.Lambda: "lambda",
    ast.Yield: "generator",
    ast.YieldFrom: "yield from",
    ast.Try: "try",
    ast.TryStar: "try",
    ast.With: "with",
    ast.AsyncWith: "with",
    ast.AsyncFunctionDef: "async function",
}


def look(file, name):
    """[(rule, line), ...] of the whole program, or of all functions and classes of that name; then also ("there", line)."""
    with open(file, encoding="utf-8", errors="replace") as stream:
        tree = ast.parse(stream.read())
    found = []
    for root in _roots(tree, name):
        if name:
            found.append(("there", root.lineno))
        for node in ast.walk(root):
            found.extend((rule, node.lineno) for rule in _rules(node))
    return found


def _roots(tree, name):
    if not name:
        return [tree]
    return [node for node in ast.walk(tree) if isinstance(node, NAMED) and node.name == name]


def _rules(node):
    if type(node) in PLAIN:
        yield PLAIN[type(node)]
    if isinstance(node, LOOPS):
        yield "loop"
    if isinstance(node, ast.YieldFrom):
        yield "generator"
    if isinstance(node, COMPREHENSIONS):
        yield "comprehension"
    if isinstance(node, NAMED) and node.decorator_list:
        yield "decorator"
    if isinstance(node, FUNCTIONS):
        if _is_one_expression(node):
            yield "one expression"
        if _calls_itself(node):
            yield "recursion"
    if isinstance(node, ast.Call):
        dotted = ast.unparse(node.func)
        yield "call of " + dotted
        if "." in dotted:
            yield "call of " + dotted.rpartition(".")[2]


def _is_one_expression(function):
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
        body = body[1:]
    return len(body) == 1 and isinstance(body[0], ast.Return)


def _calls_itself(function):
    """By its own name, or as a method of itself."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == function.name:
            return True
        if isinstance(node.func, ast.Attribute) and node.func.attr == function.name:
            return isinstance(node.func.value, ast.Name) and node.func.value.id in ("self", "cls")
    return False
