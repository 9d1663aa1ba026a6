"""Asks for the figures of shops that grow, and counts the statements."""
from datetime import date, timedelta

from shop.models import Region, Sale, Shop
from viva import observe, statements


def counted(function, *args):
    before = len(statements())
    rows = [tuple(row) for row in function(*args)]
    observe("queries", len(statements()) - before)
    return rows


def fill(rng, shops=12, sales=90):
    regions = [Region.objects.create(name=name) for name in ("West", "Isles", "Lakes")]
    tag = rng.randrange(100, 1000)
    Shop.objects.bulk_create([Shop(region=rng.choice(regions), name=f"Shop {tag}-{n}") for n in range(shops)])
    places = list(Shop.objects.exclude(name__endswith="-0"))
    Sale.objects.bulk_create([
        Sale(shop=rng.choice(places), day=date(2025, 4, 1) + timedelta(days=rng.randrange(12)),
             amount=rng.randrange(1, 900), refunded=rng.random() < 0.3) for _ in range(sales)])


def regions(solution, rng=None):
    if rng:
        fill(rng)
    observe("rows", counted(solution.regions))


def summary(solution, first, last):
    before = len(statements())
    figures = solution.summary(date.fromisoformat(first), date.fromisoformat(last))
    observe("queries", len(statements()) - before)
    observe("figures", figures)


def summaries(solution, rng):
    fill(rng)
    spans = [(1, 12), (3, 3), (rng.randrange(1, 6), rng.randrange(6, 12)), (9, 8)]
    before = len(statements())
    figures = [solution.summary(date(2025, 4, first), date(2025, 4, last)) for first, last in spans]
    observe("queries", len(statements()) - before)
    observe("figures", figures)


def plain(rows):
    """Dates are taken apart: the name of their type, and the text."""
    return [(type(day).__name__, str(day), count, total) for day, count, total in rows]


def days(solution, rng):
    fill(rng)
    observe("rows", plain(counted(solution.best_days, 5)))


def tied_days(solution, rng):
    shop = Shop.objects.get(name="Oslo")
    amount = rng.randrange(2000, 9000)
    for offset in rng.sample(range(20), 6):
        part = rng.randrange(1, amount)
        for piece in (part, amount - part):
            Sale.objects.create(shop=shop, day=date(2025, 5, 1) + timedelta(days=offset), amount=piece)
    before = len(statements())
    rows = [plain(solution.best_days(limit)) for limit in (1, 4, 50)]
    observe("queries", len(statements()) - before)
    observe("rows", rows)


def unsold(solution, rng):
    fill(rng, shops=10, sales=12)
    region = Region.objects.get(name="East")
    for n in range(4):
        shop = Shop.objects.create(region=region, name=f"{rng.choice('ABCDE')} late {n}")
        for index in range(n):
            Sale.objects.create(shop=shop, day=date(2025, 6, 1), amount=5, refunded=index != 1)
    before = len(statements())
    names = list(solution.unsold())
    observe("queries", len(statements()) - before)
    observe("names", names)
