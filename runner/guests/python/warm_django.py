"""Sends through Django, with models of its own, what solutions will send, and often enough for the interpreter to have
specialized the code: a cell then neither does that nor writes to the pages that hold it. Nothing of it is left behind.
"""

import datetime
import types

import django
from django.apps import AppConfig
from django.db import connection, models, transaction
from django.db.models import Avg, Case, Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, Subquery, Sum, Value, When, Window
from django.db.models.functions import Coalesce, Lower, RowNumber, TruncMonth

ROUNDS = 8  # what has run eight times is specialized


def warm_up():
    apps = django.apps.apps
    config = type("Config", (AppConfig,), {"path": "/box/work", "label": "warm", "__module__": __name__})(
        "warm", types.ModuleType("warm")
    )
    config.apps, config.models = apps, apps.all_models["warm"]
    apps.app_configs["warm"] = config
    try:
        made = _make_models()
        apps.clear_cache()
        with connection.schema_editor() as editor:
            for model in made:
                editor.create_model(model)
        for _ in range(ROUNDS):
            _work(*made)
    finally:
        del apps.app_configs["warm"], apps.all_models["warm"]
        apps.clear_cache()
        connection.connection.close()
        connection.connection = None


def _make_models():
    class Shelf(models.Model):
        label = models.CharField(max_length=20, unique=True)
        built = models.DateField(default=datetime.date(2026, 1, 1))

        class Meta:
            app_label = "warm"

    class Item(models.Model):
        name = models.CharField(max_length=20)
        price = models.DecimalField(max_digits=8, decimal_places=2, default=1)
        count = models.IntegerField(default=0)
        sold = models.BooleanField(default=False)
        seen = models.DateTimeField(null=True)
        shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="items")
        tags = models.ManyToManyField("warm.Tag", related_name="items")

        class Meta:
            app_label = "warm"
            ordering = ["name"]

        def __str__(self):
            return self.name

    class Tag(models.Model):
        word = models.TextField()

        class Meta:
            app_label = "warm"

    return Shelf, Item, Tag


def _work(Shelf, Item, Tag):
    shelf = Shelf.objects.create(label="a")
    other, _ = Shelf.objects.get_or_create(label="b")
    Shelf.objects.update_or_create(label="b", defaults={"built": datetime.date(2026, 2, 1)})
    items = [Item(name=f"n{i}", price=i, count=i, shelf=shelf if i % 2 else other) for i in range(4)]
    Item.objects.bulk_create(items)
    tag = Tag.objects.create(word="t")
    first = Item.objects.select_related("shelf").get(name="n1")
    first.tags.add(tag)
    with transaction.atomic():
        first.count = F("count") + 1
        first.save()
        first.refresh_from_db()
    _read(Shelf, Item)
    Item.objects.filter(pk=first.pk).update(sold=True, count=F("count") * 2)
    str(first), repr(first), first == items[0], hash(first), first.shelf.label
    first.tags.clear()
    first.delete()
    Item.objects.filter(shelf__label="a").delete()
    Item.objects.all().delete()
    Tag.objects.all().delete()
    Shelf.objects.all().delete()


def _read(Shelf, Item):
    item_of = Item.objects.filter(shelf=OuterRef("pk"))
    newest = item_of.order_by("-count").values("name")[:1]
    queries = [
        Item.objects.all(),
        Item.objects.filter(Q(count__gt=0) | ~Q(name__startswith="x"), shelf__label__in=["a", "b"]),
        Item.objects.exclude(name__icontains="z").order_by("-price", "pk")[:3],
        Item.objects.filter(seen__isnull=True, price__gte=0, count__range=(0, 9)).distinct(),
        Item.objects.select_related("shelf").only("name", "shelf__label"),
        Item.objects.prefetch_related("tags", "shelf"),
        Shelf.objects.prefetch_related(Prefetch("items", queryset=Item.objects.filter(count__lt=9))),
        Item.objects.values("shelf__label").annotate(n=Count("id"), total=Sum("price")).order_by("-n"),
        Item.objects.values_list("name", flat=True),
        Item.objects.values_list("name", "count"),
        Shelf.objects.annotate(n=Count("items", filter=Q(items__sold=False)), low=Min("items__price")).filter(n__gt=0),
        Shelf.objects.annotate(total=Coalesce(Sum(F("items__price") * F("items__count")), Value(0), output_field=models.DecimalField())),
        Shelf.objects.annotate(best=Subquery(newest), any=Exists(item_of)).filter(any=True),
        Item.objects.annotate(kind=Case(When(count__gt=2, then=Value("many")), default=Value("few"))).values("kind"),
        Item.objects.annotate(place=Window(RowNumber(), partition_by="shelf", order_by=F("count").desc())),
        Shelf.objects.annotate(month=TruncMonth("built"), lower=Lower("label")).values("month", "lower"),
    ]
    for query in queries:
        list(query)
    everything = Item.objects.all()
    everything.count(), everything.exists(), everything.first(), everything.last(), everything.in_bulk()
    everything.aggregate(Sum("price"), Avg("count"), top=Max("count"))
    for shelf in Shelf.objects.all():
        [item.name for item in shelf.items.all()], shelf.items.count(), shelf.items.filter(count__gt=1).exists()
    try:
        Item.objects.get(name="nobody")
    except Item.DoesNotExist:
        pass


warm_up()
