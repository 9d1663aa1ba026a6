# One query each for the rows, and the rest in Python.
from collections import Counter, defaultdict

from shop.models import Region, Sale, Shop


def regions():
    shops, totals = defaultdict(set), Counter()
    rows = Region.objects.values_list("name", "shops__id", "shops__sales__amount", "shops__sales__refunded")
    for name, shop, amount, refunded in rows:
        shops[name].add(shop)
        totals[name] += amount if refunded is False else 0
    return [(name, len(shops[name] - {None}), totals[name]) for name in sorted(shops)]


def summary(first, last):
    amounts = list(Sale.objects.filter(day__gte=first, day__lte=last).exclude(refunded=True)
                   .values_list("amount", flat=True))
    return {"count": len(amounts), "total": sum(amounts), "largest": max(amounts, default=None)}


def best_days(limit):
    days = defaultdict(list)
    for day, amount in Sale.objects.filter(refunded=False).values_list("day", "amount"):
        days[day].append(amount)
    rows = [(day, len(amounts), sum(amounts)) for day, amounts in days.items()]
    return sorted(rows, key=lambda row: (-row[2], row[0]))[:limit]


def unsold():
    sold = Sale.objects.filter(refunded=False).values("shop")
    return [shop.name for shop in Shop.objects.exclude(id__in=sold).order_by("name")]
