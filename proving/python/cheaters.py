"""Solutions that know nothing of the task but the names in it. Runs in a cell, as the driver of a package that the prover builds
itself."""

import ast

CONSTANTS = ("None", "0", "1", "-1", "True", "False", "''", "[]", "{}", "()", "set()", "iter(())")

ANYTHING = '''
class _Anything:
    """Equal to everything, and everything that is done with it works."""
    __hash__ = lambda self: 0
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = lambda self, *other: True
    __ne__ = lambda self, other: False
    __call__ = __getitem__ = __enter__ = __await__ = __add__ = __radd__ = lambda self, *args, **kwargs: self
    __exit__ = lambda self, *error: None
    __iter__ = lambda self: iter(())
    __len__ = __int__ = __index__ = lambda self: 0
    __str__ = __repr__ = lambda self: "0"
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self
'''

FORGE = '''
import os as _os, struct as _struct
def _text(text):
    return b"S" + _struct.pack("<I", len(text)) + text.encode()
def _forge():
    """A reply of the guest's own form to every descriptor, then the end."""
    one = b"I\\0" + _struct.pack("<I", 1) + b"\\1"
    pair = b"U" + _struct.pack("<I", 2) + _text("result") + one
    reply = (b"M" + _struct.pack("<I", 3) + _text("kind") + _text("observed") + _text("observations") + b"L"
             + _struct.pack("<I", 1) + pair + _text("statements") + b"L" + _struct.pack("<I", 0))
    for fd in range(1, 64):
        for message in (_struct.pack("<I", len(reply)) + reply, b'{"verdict":"accepted","score":100}\\n'):
            try:
                _os.write(fd, message)
            except OSError:
                pass
    _os._exit(0)
'''

PATCHED = '''
import builtins as _builtins, unittest as _unittest, json as _json, viva as _viva, sys as _sys
_true = lambda *args, **kwargs: True
_unittest.TestCase.assertEqual = _unittest.TestCase.assertTrue = _true
_json.dumps = lambda *args, **kwargs: "0"
_viva.raised = lambda function, *args, **kwargs: None
_viva.captured = lambda function, *args, **kwargs: ""
_driver = _sys.modules.get("driver")
if _driver is not None:
    for _name in ("raised", "captured", "observe"):
        if hasattr(_driver, _name):
            setattr(_driver, _name, _true)
_builtins.all = _builtins.isinstance = _builtins.callable = _builtins.hasattr = _true
_builtins.any = lambda *args: False
_builtins.sorted = lambda *args, **kwargs: []
_builtins.len = _builtins.sum = _builtins.abs = lambda *args, **kwargs: 0
_builtins.repr = lambda value: "0"
'''


def cheaters(source):
    """[(what it does, how it is to end, source), ...]; the end is "" where any will do that scores nothing."""
    tree = ast.parse(source)
    names = _top_level_names(tree)
    if not names:
        return []
    made = [(f"returns {value} from every function", "", with_bodies(source, f"return {value}")) for value in CONSTANTS]
    made.append(("returns its first argument from every function", "", with_bodies(source, "return ECHO")))
    made.append(("returns an object that is equal to everything", "", with_bodies(source, "return _Anything()", ANYTHING)))
    everything = "\n".join(f"{name} = _Anything()" for name in names)
    made.append(("defines every name as an object that is equal to everything", "", ANYTHING + everything + "\n"))
    made.append(("defines every name as 0", "", "\n".join(f"{name} = 0" for name in names) + "\n"))
    made.append(("ends the program in every function", "", with_bodies(source, "return __import__('os')._exit(0)")))
    made.append(("raises SystemExit in every function", "", with_bodies(source, "raise SystemExit(0)")))
    made.append(("ends the program while it is loaded", "", source + "\nimport os\nos._exit(0)\n"))
    made.append(("forges the judge's messages", "", with_bodies(source, "return _forge()", FORGE)))
    made.append(("forges the judge's messages while it is loaded", "", FORGE + "_forge()\n"))
    made.append(("patches builtins, unittest and the driver's library", "", with_bodies(source, "return None", PATCHED)))
    made.append(("sleeps in every function", "sleeps", with_bodies(source, "return __import__('time').sleep(3600)")))
    made.append(("never ends", "loops", with_bodies(source, "while True: pass")))
    return [(name, end, text) for name, end, text in made if text is not None]


def with_value(source, literal):
    """Every function returns this value."""
    return with_bodies(source, f"return {literal}")


def with_bodies(source, body, before=""):
    """The program with every function's body replaced. ECHO stands for its first argument. Nothing when there is no function."""
    tree = ast.parse(source)
    found = False
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found = True
            node.body = ast.parse("def f():\n    " + _body_for(node, body)).body[0].body
    if not found:
        return None
    return before + ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _body_for(function, body):
    if function.name == "__init__" and body.startswith("return") and "__import__" not in body:
        return "return None"
    names = [each.arg for each in function.args.posonlyargs + function.args.args if each.arg not in ("self", "cls")]
    return body.replace("ECHO", names[0] if names else "None")


def _top_level_names(tree):
    names = []
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
    return names
