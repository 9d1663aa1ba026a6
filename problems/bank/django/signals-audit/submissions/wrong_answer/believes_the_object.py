# Takes the new price from the object, also when update_fields keeps it from being saved.
from django.db.models import F
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from shop.models import AuditEntry, Product


@receiver(pre_save, sender=Product)
def before(instance, **kwargs):
    stored = Product.objects.filter(pk=instance.pk).first()
    if isinstance(instance.price, int) and stored and stored.price != instance.price:
        AuditEntry.objects.create(action="changed", sku=instance.sku,
                                  old_price=stored.price, new_price=instance.price)


@receiver(post_save, sender=Product)
def after(instance, created, **kwargs):
    if created:
        AuditEntry.objects.create(action="created", sku=instance.sku, new_price=instance.price)


@receiver(pre_delete, sender=Product)
def gone(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", sku=instance.sku, old_price=instance.price)


def raise_prices(products, amount):
    entries = [AuditEntry(action="changed", sku=p.sku, old_price=p.price, new_price=p.price + amount)
               for p in products]
    products.update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(entries)
