"""Changes a program in one small place at a time. Runs in a cell, as the driver of a package that the prover builds itself.

The order is that of the source, so the same program gives the same mutants.
"""

import ast

MOST = 150

COMPARES = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}
OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd, ast.MatMult: ast.Mult,
}
SIGNS = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.Is: "is", ast.IsNot: "is not",
    ast.In: "in", ast.NotIn: "not in", ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.MatMult: "@",
}
# Names that are easily mistaken for each other: functions, and methods.
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
METHODS = {
    "append": "appendleft", "appendleft": "append", "pop": "popleft", "popleft": "pop", "startswith": "endswith",
    "endswith": "startswith", "lower": "upper", "upper": "lower", "lstrip": "rstrip", "rstrip": "lstrip", "union": "intersection",
    "intersection": "union", "filter": "exclude", "exclude": "filter", "first": "last", "last": "first", "find": "rfind",
    "bisect_left": "bisect_right", "bisect_right": "bisect_left", "extend": "append", "setdefault": "get",
}
# Methods whose result is of the same kind as their object, so that leaving out the call can go unnoticed.
LINKS = {
    "order_by", "distinct", "select_related", "prefetch_related", "only", "filter", "exclude", "annotate", "reverse", "copy", "strip",
    "lower", "upper", "lstrip", "rstrip", "select_for_update", "all", "values", "alias",
}
DELETABLE = (ast.Expr, ast.AugAssign, ast.Raise, ast.Assert, ast.Delete, ast.Global, ast.Nonlocal)


def mutants(source):
    """[(line, mutation, source), ...], at most MOST of them, evenly drawn."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    found = []
    for holder, field, index, node, in_raise in _places(tree):
        for mutation, replacement in _alternatives(holder, field, node, in_raise):
            _put(holder, field, index, replacement)
            text = _text(tree)
            _put(holder, field, index, node)
            if text is None or text in seen:
                continue
            seen.add(text)
            found.append((_line(node, replacement), mutation, text))
    if len(found) > MOST:
        found = [found[i * len(found) // MOST] for i in range(MOST)]
    return found


def _line(node, replacement):
    """Of what is changed: a node without a place of its own, such as an operator or a `for` of a comprehension, has its first child's."""
    if hasattr(replacement, "mutated_line"):
        return replacement.mutated_line
    lines = [child.lineno for child in ast.walk(node) if hasattr(child, "lineno")]
    return getattr(node, "lineno", min(lines, default=0))


def _text(tree):
    """Nothing when the result is no program."""
    try:
        text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError):
        return None
    return text


def _put(holder, field, index, node):
    if index is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[index] = node


def _is_main_guard(node):
    return isinstance(node, ast.If) and isinstance(node.test, ast.Compare) and getattr(node.test.left, "id", "") == "__name__"


def _is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _places(node, in_raise=False):
    """Every statement and expression with where it hangs. Annotations, docstrings and what only runs as a program stay as they are."""
    in_raise = in_raise or isinstance(node, (ast.Raise, ast.Assert))
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_comment", "format_spec"):
            continue
        if field == "names" and not isinstance(node, (ast.Global, ast.Nonlocal)):
            continue
        each = enumerate(list(value)) if isinstance(value, list) else [(None, value)]
        for index, child in each:
            if not isinstance(child, ast.AST) or _is_main_guard(child) or _is_text(child):
                continue
            yield node, field, index, child, in_raise and not (isinstance(node, ast.Assert) and field == "test")
            yield from _places(child, in_raise and not (isinstance(node, ast.Assert) and field == "test"))


def _copy(node, **fields):
    made = type(node)(**{**{name: value for name, value in ast.iter_fields(node)}, **fields})
    return ast.copy_location(made, node)


def _constant(value, at):
    return ast.copy_location(ast.Constant(value), at)


def _short(node):
    text = ast.unparse(node)
    return text if len(text) <= 30 else text[:27] + "..."


def _alternatives(holder, field, node, in_raise):
    if isinstance(node, ast.Constant):
        if not (isinstance(holder, ast.UnaryOp) and isinstance(holder.op, ast.USub)):
            yield from _of_constant(node, in_raise)
    elif isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            other = COMPARES[type(operator)]
            ops = node.ops[:i] + [other()] + node.ops[i + 1:]
            yield f"{SIGNS[type(operator)]} becomes {SIGNS[other]}", _copy(node, ops=ops)
    elif isinstance(node, ast.BinOp) and not _is_format(node):
        other = OPERATORS[type(node.op)]
        yield f"{SIGNS[type(node.op)]} becomes {SIGNS[other]}", _copy(node, op=other())
    elif isinstance(node, ast.BoolOp):
        both = (ast.Or, "and becomes or") if isinstance(node.op, ast.And) else (ast.And, "or becomes and")
        yield both[1], _copy(node, op=both[0]())
    elif isinstance(node, ast.UnaryOp):
        yield from _of_unary(node)
    elif isinstance(node, ast.Call):
        yield from _of_call(node, in_raise)
    elif isinstance(node, ast.Slice):
        for bound in ("lower", "upper", "step"):
            if getattr(node, bound) is not None:
                yield f"{bound} bound of the slice dropped", _copy(node, **{bound: None})
    elif isinstance(node, (ast.Yield, ast.Lambda, ast.IfExp, ast.comprehension, ast.Name)):
        yield from _of_expression(node)
    elif isinstance(node, ast.stmt):
        yield from _of_statement(node)


def _is_format(node):
    return isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)


def _of_constant(node, in_raise):
    value = node.value
    if value is True or value is False:
        yield f"{value} becomes {not value}", _constant(not value, node)
    elif isinstance(value, (int, float)):
        yield f"{value} becomes {value + 1}", _constant(value + 1, node)
        if value >= 1:
            yield f"{value} becomes {value - 1}", _constant(value - 1, node)
        else:
            yield f"{value} becomes {value - 1}", ast.copy_location(ast.UnaryOp(ast.USub(), ast.Constant(1 - value)), node)
    elif isinstance(value, (str, bytes)) and not in_raise:
        other = type(value)() if value else "text" if isinstance(value, str) else b"bytes"
        yield f"{_short(node)} becomes {other!r}", _constant(other, node)


def _of_unary(node):
    if isinstance(node.op, ast.Not):
        yield "not dropped", node.operand
    elif isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        yield f"-{value} becomes {value}", node.operand
        yield f"-{value} becomes -{value + 1}", _copy(node, operand=_constant(value + 1, node))
    elif isinstance(node.op, ast.USub):
        yield "- dropped", node.operand
    elif isinstance(node.op, ast.Invert):
        yield "~ dropped", node.operand


def _of_call(node, in_raise):
    function = node.func
    if len(node.args) >= 2 and not any(isinstance(arg, ast.Starred) for arg in node.args[:2]) and not in_raise:
        yield "first two arguments swapped", _copy(node, args=[node.args[1], node.args[0], *node.args[2:]])
    for i, keyword in enumerate(node.keywords):
        name = keyword.arg or "**" + _short(keyword.value)
        yield f"argument {name} dropped", _copy(node, keywords=node.keywords[:i] + node.keywords[i + 1:])
    for i, argument in enumerate(node.args):
        if isinstance(argument, ast.Starred):
            yield f"argument {_short(argument)} dropped", _copy(node, args=node.args[:i] + node.args[i + 1:])
    if isinstance(function, ast.Name) and function.id in NAMES:
        other = NAMES[function.id]
        yield f"{function.id} becomes {other}", _copy(node, func=ast.copy_location(ast.Name(other, ast.Load()), function))
    if isinstance(function, ast.Attribute):
        if function.attr in METHODS:
            other = METHODS[function.attr]
            yield f".{function.attr}() becomes .{other}()", _copy(node, func=_copy(function, attr=other))
        if function.attr in LINKS:
            yield f".{function.attr}() dropped", function.value


def _of_expression(node):
    if isinstance(node, ast.Yield):
        if not (node.value is None or isinstance(node.value, ast.Constant) and node.value.value is None):
            yield "yields None", _copy(node, value=_constant(None, node))
    elif isinstance(node, ast.Lambda):
        if not isinstance(node.body, ast.Constant):
            yield "the lambda returns None", _copy(node, body=_constant(None, node))
    elif isinstance(node, ast.IfExp):
        yield "condition always true", node.body
        yield "condition always false", node.orelse
    elif isinstance(node, ast.comprehension):
        for i in range(len(node.ifs)):
            yield "condition always true", _copy(node, ifs=node.ifs[:i] + node.ifs[i + 1:])


def _of_statement(node):
    if isinstance(node, DELETABLE) or _sets_inside(node):
        yield "statement deleted", ast.copy_location(ast.Pass(), node)
    elif isinstance(node, ast.Return):
        if node.value is None:
            yield "return deleted", ast.copy_location(ast.Pass(), node)
        elif not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield "returns None", _copy(node, value=_constant(None, node))
    elif isinstance(node, ast.Break):
        yield "break becomes continue", ast.copy_location(ast.Continue(), node)
    elif isinstance(node, ast.Continue):
        yield "continue becomes break", ast.copy_location(ast.Break(), node)
    elif isinstance(node, ast.If):
        yield "condition always true", _copy(node, test=_constant(True, node))
        yield "condition always false", _copy(node, test=_constant(False, node))
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
        yield from _of_loop(node)
    elif isinstance(node, (ast.With, ast.AsyncWith)):
        if all(item.optional_vars is None for item in node.items):
            yield "with dropped", ast.copy_location(ast.If(_constant(True, node), node.body, []), node)
    elif isinstance(node, ast.Try):
        if node.finalbody:
            yield "finally dropped", _copy(node, finalbody=[ast.Pass()])
        for i in range(len(node.handlers)) if len(node.handlers) > 1 or node.finalbody else []:
            yield f"handler {_short_type(node.handlers[i])} dropped", _copy(node, handlers=node.handlers[:i] + node.handlers[i + 1:])
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        for i, decorator in enumerate(node.decorator_list):
            without = _copy(node, decorator_list=node.decorator_list[:i] + node.decorator_list[i + 1:])
            without.mutated_line = decorator.lineno
            yield f"decorator {_short(decorator)} dropped", without


def _sets_inside(node):
    """An assignment into something that outlives it. Of a name alone the deletion would only be a NameError."""
    return isinstance(node, ast.Assign) and all(isinstance(target, (ast.Attribute, ast.Subscript)) for target in node.targets)


def _of_loop(node):
    if isinstance(node, ast.While):
        yield "loop never runs", _copy(node, test=_constant(False, node))
    else:
        yield "loop never runs", _copy(node, iter=ast.copy_location(ast.Tuple([], ast.Load()), node))
    if not isinstance(node.body[-1], (ast.Break, ast.Return, ast.Raise)):
        yield "loop runs once", _copy(node, body=[*node.body, ast.copy_location(ast.Break(), node)])


def _short_type(handler):
    return _short(handler.type) if handler.type is not None else "except"
