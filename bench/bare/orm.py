import sys
import types

import django
from django.apps import AppConfig
from django.conf import settings

shop = types.ModuleType("shop")
shop.__path__ = []
shop.Config = type("Config", (AppConfig,), {"name": "shop", "path": "/tmp", "__module__": "shop"})
sys.modules["shop"] = shop
settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["shop.Config"],
    USE_TZ=True,
)
django.setup()
from django.db import connection, models
from django.db.models import Sum


class Author(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        app_label = "shop"


class Book(models.Model):
    title = models.CharField(max_length=100)
    pages = models.IntegerField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Author)
    editor.create_model(Book)
for number in range(1, 11):
    author = Author.objects.create(name=f"Author {number}")
    Book.objects.create(title=f"Book {number}", pages=100 + number, author=author)


def pages_of(author_id):
    return Book.objects.filter(author_id=author_id).aggregate(total=Sum("pages"))["total"]


for number in range(1, 11):
    assert pages_of(number) == 100 + number
