from datetime import date

from shop.models import Region, Sale, Shop


def load():
    shops = {}
    for region, names in (("North", ["Bergen", "Oslo"]), ("South", ["Faro"]), ("East", [])):
        row = Region.objects.create(name=region)
        for name in names:
            shops[name] = Shop.objects.create(region=row, name=name)
    for name, day, amount, refunded in (
            ("Bergen", 1, 500, False), ("Bergen", 2, 700, False), ("Bergen", 2, 90, True), ("Faro", 2, 400, False)):
        Sale.objects.create(shop=shops[name], day=date(2025, 3, day), amount=amount, refunded=refunded)
