from shop.models import Product


def load():
    for name, category, price in (
            ("Green tea", "tea", 780), ("Tea cup", "cups", 1250), ("Steady pot", "pots", 2900), ("Tin", "tins", 90),
            ("Cup", "cups", 640), ("Black tea", "tea", 450)):
        Product.objects.create(name=name, category=category, price=price, secret_cost=price // 3)
