# Connected for every model: an AuditEntry has no price, and each entry would ask for another.
from django.db.models import F
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from shop.models import AuditEntry, Product


@receiver(post_save)
def after(instance, created, **kwargs):
    if created:
        AuditEntry.objects.create(action="created", sku=instance.sku, new_price=instance.price)


@receiver(pre_delete)
def gone(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", sku=instance.sku, old_price=instance.price)


def raise_prices(products, amount):
    entries = [AuditEntry(action="changed", sku=p.sku, old_price=p.price, new_price=p.price + amount)
               for p in products]
    products.update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(entries)
