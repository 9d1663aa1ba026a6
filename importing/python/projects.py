# The modules of a solution: their names, and what imports them.


def module_name(file_name):
    return file_name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def package_of(file_name):
    """The parts of the package that a file's relative imports begin at."""
    return file_name.split("/")[:-1]


def written_out(text, file_name):
    """The text with its relative imports by their whole names, line for line."""
    if "from" not in text or "." not in text:
        return text
    lines = text.encode().split(b"\n")
    for node in ast.walk(parsed(text, file_name)):
        if isinstance(node, ast.ImportFrom) and node.level:
            start = package_of(file_name)
            start = start[: max(0, len(start) - node.level + 1)]
            whole = ".".join([*start, *([node.module] if node.module else [])])
            line, place = lines[node.lineno - 1], node.col_offset
            changed = re.sub(rb"^from\s*\.[\s.]*[\w.]*", b"from " + whole.encode(), line[place:], count=1)
            if not whole or changed == line[place:]:
                raise Refused(f"{file_name}, line {node.lineno}: an import that leaves the folder")
            lines[node.lineno - 1] = line[:place] + changed
    return b"\n".join(lines).decode()


def imports_of(tree):
    """(module, names) of each import; no names where the module itself is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, [each.name for each in node.names]
        elif isinstance(node, ast.Import):
            yield from ((each.name, []) for each in node.names)


def imported_modules(text, file_name, known):
    for module, names in imports_of(parsed(written_out(text, file_name), file_name)):
        for name in [module, *[f"{module}.{each}" for each in names]]:
            if name in known:
                yield name


def main_of(files, tests):
    """The first module of the solution that a test imports; of a package what its __init__ imports first."""
    known = {module_name(name): (name, text) for name, text in files}
    found = next((name for file, text in tests.items() for name in imported_modules(text, file, known)), "")
    passed = set()
    while found and known[found][0].endswith("__init__.py") and found not in passed:
        passed.add(found)
        file, text = known[found]
        found = next((each for each in imported_modules(text, file, known) if each not in passed), found)
    return found


def one_by_one(body):
    """The statements, with each import by itself, also what stands in a try for a message of its own."""
    for node in body:
        if isinstance(node, ast.Try) and all(isinstance(each, (ast.Import, ast.ImportFrom)) for each in node.body):
            yield from one_by_one(node.body)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                made = ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, [alias], node.level)
                yield ast.copy_location(made, node)
        else:
            yield node


def module_of(name, main):
    if name == main:
        return ast.Name("solution", ast.Load())
    return ast.Call(ast.Attribute(call_of("__import__", ast.Constant("importlib")), "import_module", ast.Load()), [ast.Constant(name)], [])


class Imports:
    """What a file of tests imports of the solution: the tests' name -> the expression that a driver writes for it."""

    def __init__(self, body, modules):
        self.modules, self.candidates, self.roots = modules, {}, {}
        self.used = {each.id for node in body for each in ast.walk(node) if isinstance(each, ast.Name)}

    def take(self, node):
        """Whether the import, which names one thing, is of the solution."""
        if isinstance(node, ast.ImportFrom):
            return self.of_name(node.module, node.names[0])
        if isinstance(node, ast.Import) and node.names[0].name in self.modules:
            self.of_module(node.names[0])
            return True
        return False

    def of_name(self, module, alias):
        name = alias.asname or alias.name
        if f"{module}.{alias.name}" in self.modules:
            self.candidates[name] = self.modules[f"{module}.{alias.name}"]
        elif module not in self.modules:
            return False
        elif alias.name == "*":
            self.of_everything(module)
        else:
            self.candidates[name] = attribute_of(self.modules[module], alias.name)
        return True

    def of_everything(self, module):
        import importlib

        made = importlib.import_module(module)
        public = getattr(made, "__all__", [each for each in vars(made) if not each.startswith("_")])
        for name in self.used.intersection(public):
            self.candidates[name] = attribute_of(self.modules[module], name)

    def of_module(self, alias):
        if alias.asname or "." not in alias.name:
            self.candidates[alias.asname or alias.name] = self.modules[alias.name]
            return
        root = alias.name.split(".")[0]  # import a.b binds a
        loads = self.roots.setdefault(root, [])
        loads.append(call_of("__import__", ast.Constant(alias.name)))
        self.candidates[root] = ast.Subscript(ast.List(loads, ast.Load()), ast.Constant(0), ast.Load())


def attribute_of(module, name):
    return ast.Attribute(copy.deepcopy(module), name, ast.Load())


# Settings that say how a server runs: those of the judge stand.
OF_THE_JUDGE = ("SECRET_", "DATABASE", "INSTALLED_APPS", "MIDDLEWARE", "ROOT_URLCONF", "TEMPLATES", "DEBUG", "ALLOWED_HOSTS", "WSGI_", "ASGI_",
                "STATIC", "MEDIA_", "LOGGING", "CACHES", "AUTH_", "AUTHENTICATION_", "DEFAULT_AUTO_FIELD", "LOCALE_", "EMAIL_")


def settings_text(text):
    """What a project's settings.py says in plain values, as statements to stand before its models."""
    kept = []
    for node in parsed(text, "settings.py").body:
        name = node.targets[0].id if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) else ""
        if not name.isupper() or name.startswith(OF_THE_JUDGE):
            continue
        try:
            kept.append(f"    {name}={source_of(literal(ast.literal_eval(node.value)))},")
        except (ValueError, TypeError, SyntaxError):
            continue
    if not kept:
        return ""
    return "\n".join(["# The project's settings.", "from django.test import override_settings", "", "override_settings(", *kept, ").enable()", "", "", ""])
