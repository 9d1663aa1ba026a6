"""Behind the driver of a Django problem where an input of its own is looked for: what a testcase has in its tables when it
first calls the solution, and the solution's functions on other rows. Texts go back, which the judge compares.
"""


def _make_rows():
    import datetime
    from decimal import Decimal

    from django.apps import apps
    from django.db import connection
    from django.db.models import Model, QuerySet
    from viva import observe, plain

    MODELS = [model for model in apps.get_models() if not model._meta.proxy]
    TABLES = [model._meta.db_table for model in MODELS]
    MOST_CALLS = 14

    def raw():
        connection.ensure_connection()
        return connection.connection

    def tables(query):
        """Of the models: the answer to the judge's query about tables, and how fields and columns are called."""
        observe("tables", [row for row in raw().execute(query).fetchall() if row[1] in TABLES])
        observe("models", [
            (model.__name__, model._meta.db_table, model._meta.pk.attname,
             [(field.column, field.attname, field.get_internal_type()) for field in model._meta.concrete_fields])
            for model in MODELS])

    def fill(statements):
        """Nothing but these rows, as if they had been the first ones."""
        database = raw()
        alone = not database.in_transaction
        if alone:
            database.execute("BEGIN")
        for table in reversed(TABLES):
            database.execute(f'DELETE FROM "{table}"')
        if database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchone():
            database.execute("DELETE FROM sqlite_sequence")
        for statement in statements:
            database.execute(statement)
        if alone:
            database.execute("COMMIT")

    class Untypable(Exception):
        pass

    def source(value):
        """What could be typed in the value's place."""
        kind = type(value)
        if value is None or kind in (bool, int, float, str, bytes):
            return repr(value)
        if kind in (datetime.date, datetime.datetime, datetime.timedelta):
            return repr(value).replace("datetime.", "", 1)
        if kind is Decimal:
            return repr(value)
        if kind in (list, tuple):
            inner = ", ".join(source(item) for item in value)
            return f"[{inner}]" if kind is list else f"({inner},)" if len(value) == 1 else f"({inner})"
        if kind is dict:
            return "{" + ", ".join(f"{source(key)}: {source(item)}" for key, item in value.items()) + "}"
        if isinstance(value, Model) and value.pk is not None:
            stored = kind._base_manager.filter(pk=value.pk).first()
            names = [field.attname for field in kind._meta.concrete_fields]
            if stored is not None and all(getattr(stored, name) == getattr(value, name) for name in names):
                return f"{kind.__name__}.objects.get(pk={source(value.pk)})"
        if isinstance(value, QuerySet) and not value.query.is_sliced and value._fields is None:
            keys = source(sorted(value.values_list("pk", flat=True)))
            return f"{value.model.__name__}.objects.filter(pk__in={keys})"
        raise Untypable

    class Watched:
        """The candidate's module. Before its first function is called, `first` is; what the driver itself changes
        after that is noticed.
        """

        def __init__(self, solution, first):
            self._solution, self._first = solution, first
            self._changes, self._changed, self._calls = None, False, []

        def __getattr__(self, name):
            value = getattr(self._solution, name)
            if not callable(value) or isinstance(value, type) or hasattr(value, "connect"):
                return value

            def called(*args, **kwargs):
                self._begin(name, args, kwargs)
                try:
                    return value(*args, **kwargs)
                finally:
                    self._changes = raw().total_changes

            return called

        def _begin(self, name, args, kwargs):
            if self._changes is None:
                self._first()
            elif self._changes != raw().total_changes:
                self._changed = True
            if self._changed or len(self._calls) == MOST_CALLS:
                return
            try:
                words = [source(value) for value in args] + [f"{key}={source(value)}" for key, value in kwargs.items()]
            except Untypable:
                return
            text = f"{name}({', '.join(words)})"
            if text not in self._calls:
                self._calls.append(text)

    def watched(solution, query):
        return Watched(solution, lambda: observe("rows of tables", raw().execute(query).fetchall()))

    def placed(solution, statements):
        return Watched(solution, lambda: fill(statements))

    def told(solution):
        changed = solution._changed or solution._changes not in (None, raw().total_changes)
        observe("calls", solution._calls)
        observe("changed", changed)

    def text(value, same, depth=0):
        """The value for people; `same`: what stands for all values that are as right, list or tuple, 6000 or 6000.0."""
        if isinstance(value, Model):
            return f"{type(value).__name__}.objects.get(pk={value.pk!r})"
        if isinstance(value, (QuerySet, type(iter(())), type(iter([])), type(_ for _ in ()))) or hasattr(value, "__next__"):
            value = list(value)
        if isinstance(value, (datetime.date, datetime.timedelta)):
            return repr(value).replace("datetime.", "", 1)
        if isinstance(value, (list, tuple)) and depth < 20:
            items = [text(item, same, depth + 1) for item in value]
            if same or not isinstance(value, tuple):
                return f"[{', '.join(items)}]"
            return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
        if isinstance(value, dict) and depth < 20:
            pairs = [f"{text(key, same, depth + 1)}: {text(item, same, depth + 1)}" for key, item in value.items()]
            return "{" + ", ".join(sorted(pairs) if same else pairs) + "}"
        if isinstance(value, (set, frozenset)) and depth < 20:
            return "{" + ", ".join(sorted(text(item, same, depth + 1) for item in value)) + "}"
        value = plain(value)
        if same and type(value) is float and value.is_integer():
            value = int(value)
        return repr(value) if value is None or type(value) in (bool, int, float, str, bytes, tuple) \
            else f"<{type(value).__name__}>"

    def outcome(call, names):
        try:
            value = eval(call, names)
            observe("shown", text(value, False))
            observe("same", text(value, True))
        except Exception as error:
            observe("raised", error)
        database = raw()
        observe("after", [
            sorted(database.execute("SELECT {} FROM {}".format(
                ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields if not field.primary_key) or "NULL",
                f'"{model._meta.db_table}"')).fetchall(), key=repr)
            for model in MODELS])

    def names_of(solution):
        names = {"date": datetime.date, "datetime": datetime.datetime, "timedelta": datetime.timedelta, "Decimal": Decimal}
        names.update((model.__name__, model) for model in MODELS)
        return {**vars(solution), **names}

    def typed(solution, statements, call):
        """What the call does on these rows."""
        fill(statements)
        outcome(call, names_of(solution))

    def shown(solution, lines, last):
        """The same as somebody would type it."""
        fill([])
        names = names_of(solution)
        exec(lines, names)
        outcome(last, names)

    class Rows:
        pass

    for function in (tables, watched, placed, told, typed, shown):
        setattr(Rows, function.__name__, staticmethod(function))
    return Rows


_rows = _make_rows()
