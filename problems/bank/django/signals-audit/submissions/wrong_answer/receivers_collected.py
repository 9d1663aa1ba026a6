# Signals hold their receivers weakly: these are gone as soon as connect() returns.
from django.db.models import F
from django.db.models.signals import post_save, pre_delete, pre_save

from shop.models import AuditEntry, Product


def price_in_table(product):
    return Product.objects.filter(pk=product.pk).values_list("price", flat=True).first()


def connect():
    def before(instance, **kwargs):
        instance.old_price = price_in_table(instance)

    def after(instance, created, **kwargs):
        new_price = price_in_table(instance)
        if created or instance.old_price != new_price:
            AuditEntry.objects.create(action="created" if created else "changed", sku=instance.sku,
                                      old_price=instance.old_price, new_price=new_price)

    def gone(instance, **kwargs):
        AuditEntry.objects.create(action="deleted", sku=instance.sku, old_price=price_in_table(instance))

    pre_save.connect(before, sender=Product)
    post_save.connect(after, sender=Product)
    pre_delete.connect(gone, sender=Product)


connect()


def raise_prices(products, amount):
    entries = [AuditEntry(action="changed", sku=p.sku, old_price=p.price, new_price=p.price + amount)
               for p in products]
    products.update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(entries)
