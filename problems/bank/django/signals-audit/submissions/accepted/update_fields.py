# Looks the old price up before the save, and reloads an object only where its price is an expression.
from django.db.models import F
from django.db.models.signals import post_save, pre_delete, pre_save

from shop.models import AuditEntry, Product

_before = {}


def before_save(sender, instance, **kwargs):
    for price in Product.objects.filter(pk=instance.pk).values_list("price", flat=True):
        _before[instance.pk] = price


def after_save(sender, instance, created, update_fields, **kwargs):
    old = _before.pop(instance.pk, None)
    if update_fields is not None and "price" not in update_fields:
        return
    new = instance.price
    if not isinstance(new, int):
        new = Product.objects.get(pk=instance.pk).price
    if created:
        AuditEntry(action="created", sku=instance.sku, new_price=new).save()
    elif old != new:
        AuditEntry(action="changed", sku=instance.sku, old_price=old, new_price=new).save()


def before_delete(sender, instance, **kwargs):
    stored = Product.objects.get(pk=instance.pk)
    AuditEntry(action="deleted", sku=stored.sku, old_price=stored.price).save()


pre_save.connect(before_save, sender=Product)
post_save.connect(after_save, sender=Product)
pre_delete.connect(before_delete, sender=Product)


def raise_prices(products, amount):
    entries = [AuditEntry(action="changed", sku=p.sku, old_price=p.price, new_price=p.price + amount)
               for p in products]
    products.update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(entries)
