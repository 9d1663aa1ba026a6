"""Changes products in every way that Django offers, and shows both tables afterwards."""
from django.db.models import F

from shop.models import AuditEntry, Category, Product
from viva import observe, statements


def show():
    observe("entries", list(AuditEntry.objects.order_by("id")
                            .values_list("action", "sku", "old_price", "new_price")))
    observe("products", list(Product.objects.order_by("sku").values_list("sku", "price")))


def price(rng):
    return rng.randrange(2000, 100_000)


def add_products(rng, count, category_name="Spoons"):
    """Products that come without a signal."""
    category = Category.objects.create(name=category_name)
    start = rng.randrange(1000, 9000)
    Product.objects.bulk_create([Product(category=category, sku=f"S-{start + n}", price=price(rng))
                                 for n in range(count)])
    return category


def created_and_changed():
    category = Category.objects.get(name="Tea")
    product = Product.objects.create(category=category, sku="T-MATCHA", price=1900)
    product.price = 2150
    product.save()
    show()


def deleted():
    Product.objects.get(sku="C-BLUE").delete()
    show()


def unchanged(rng):
    category = add_products(rng, 3)
    first, second, third = category.products.order_by("sku")
    first.save()
    second.category = Category.objects.get(name="Cups")
    second.save()
    third.price += rng.randrange(1, 50)
    third.save()
    third.save()
    show()


def saved_many_times(rng):
    product = add_products(rng, 1).products.get()
    new = Product(category=product.category, sku="S-NEW", price=price(rng))
    for _ in range(4):
        product.price = price(rng)
        product.save()
        new.price = price(rng)
        new.save()
    show()


def in_the_table(rng):
    first, second, third = add_products(rng, 3).products.order_by("sku")
    first.price = price(rng)
    first.save(update_fields=["category"])
    first.save(update_fields=["price", "category"])
    second.price = F("price") + rng.randrange(1, 900)
    second.save()
    third.price = price(rng)
    third.delete()
    show()


def cascade(rng):
    add_products(rng, 4).delete()
    Product.objects.filter(price__lt=1000).delete()
    show()


def other_models(rng):
    category = Category.objects.create(name="Jars")
    category.name = "Glass jars"
    category.save()
    Product.objects.create(category=category, sku="J-1", price=price(rng))
    Category.objects.create(name="Lids").delete()
    entry = AuditEntry.objects.get(sku="J-1")
    entry.sku = "J-1a"
    entry.save()
    show()


def no_signals(rng):
    category = add_products(rng, 3)
    first, second, _ = category.products.order_by("sku")
    category.products.update(price=price(rng))
    first.price = price(rng)
    first.save()
    Product.objects.filter(pk=second.pk).update(price=F("price") + 5)
    second.delete()
    show()


def raising(solution, rng):
    add_products(rng, 9)
    limit = sorted(Product.objects.values_list("price", flat=True))[7]
    solution.raise_prices(Product.objects.filter(price__lte=limit), limit)
    show()


def raising_counted(solution, rng):
    products = add_products(rng, 40).products.all()
    amount = rng.randrange(1, 500)
    before = len(statements())
    solution.raise_prices(products, amount)
    observe("queries", len(statements()) - before)
    show()
