"""Django on an in-memory SQLite database: set up once in a snapshot, its rows restored before every testcase."""

import sys
import types

import django
import django.db.models.functions
from django.apps import AppConfig
from django.conf import settings


def set_up():
    """Django with an empty database in memory and no applications."""
    settings.configure(
        DEBUG=False,
        SECRET_KEY="not a secret: nothing is signed here",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=True,
        TIME_ZONE="UTC",
        USE_I18N=False,
        LOGGING_CONFIG=None,
    )
    django.apps.apps.populate([])


def load_problem(app, models_text, fixture_text):
    """Makes the application `app` with these models, its tables, and the rows of the fixture's load()."""
    for own in _own_applications(models_text):
        _make_tables(own)
    package = types.ModuleType(app)
    package.__path__ = ["/box/work/" + app]  # what a solution has beside its main file
    sys.modules[app] = package
    # Django wants a folder for the application; nothing is ever read from it.
    config = type("Config", (AppConfig,), {"path": "/box/work", "label": app, "__module__": app})
    with _registered(config(app, package)):
        models = types.ModuleType(app + ".models")
        models.__file__ = app + "/models.py"
        sys.modules[models.__name__] = package.models = models
        exec(compile(models_text, models.__file__, "exec"), models.__dict__)
    _make_tables(app)
    if fixture_text:
        fixture = {"__name__": "fixture"}
        exec(compile(fixture_text, "fixture.py", "exec"), fixture)
        fixture["load"]()
    remember()


def _own_applications(models_text):
    """Makes known what of Django's own the models need for their users; the labels of that."""
    if not any(word in models_text for word in ("django.contrib.auth", "auth.User", "AUTH_USER_MODEL")):
        return
    for name in ("django.contrib.contenttypes", "django.contrib.auth"):
        config = AppConfig.create(name)
        with _registered(config):
            config.import_models()
        yield config.label


class _registered:
    """The application's place in Django's registry, which is there before its models are."""

    def __init__(self, config):
        self.config = config

    def __enter__(self):
        apps = django.apps.apps
        self.config.apps = apps
        self.config.models = apps.all_models[self.config.label]
        apps.app_configs[self.config.label] = self.config
        return self.config

    def __exit__(self, *error):
        self.config.models_module = sys.modules.get(self.config.name + ".models")
        django.apps.apps.clear_cache()
        if not any(error):
            self.config.ready()


def _make_tables(app):
    from django.db import connection

    with connection.schema_editor() as editor:
        for model in django.apps.apps.get_app_config(app).get_models(include_auto_created=False):
            editor.create_model(model)


_pristine = None


def remember():
    """The database as it is now becomes what every testcase starts from."""
    global _pristine
    from django.db import connection

    connection.ensure_connection()
    _pristine = connection.connection.serialize()


def restore():
    """Before a testcase: the rows, and the connection's own state, are as they were."""
    from django.db import connection

    connection.ensure_connection()
    connection.connection.rollback()
    connection.savepoint_ids, connection.in_atomic_block, connection.needs_rollback = [], False, False
    connection.run_on_commit = []
    connection.set_autocommit(True)
    connection.connection.deserialize(_pristine)
