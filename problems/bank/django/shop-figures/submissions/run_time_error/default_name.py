# The models name the relation shops.
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from shop.models import Region, Sale, Shop


def regions():
    """Return [(name, number of shops, sum of the sales), ...], ordered by name."""
    sold = Sum("shop__sale__amount", filter=Q(shop__sale__refunded=False))
    rows = Region.objects.annotate(shop_count=Count("shop", distinct=True), total=Coalesce(sold, 0))
    return list(rows.order_by("name").values_list("name", "shop_count", "total"))


def summary(first, last):
    """Return {"count": ..., "total": ..., "largest": ...} for the days from first to last."""
    sales = Sale.objects.filter(day__range=(first, last), refunded=False)
    return sales.aggregate(count=Count("id"), total=Coalesce(Sum("amount"), 0), largest=Max("amount"))


def best_days(limit):
    """Return [(day, number of sales, their sum), ...], highest sum first."""
    days = Sale.objects.filter(refunded=False).values("day").annotate(count=Count("id"), total=Sum("amount"))
    return list(days.order_by("-total", "day").values_list("day", "count", "total")[:limit])


def unsold():
    """Return the names of the shops without a sale, ordered."""
    sales = Sale.objects.filter(shop=OuterRef("pk"), refunded=False)
    return list(Shop.objects.filter(~Exists(sales)).order_by("name").values_list("name", flat=True))
