# The old price is the one that the object was made with: wrong from the second save on.
from django.db.models import F
from django.db.models.signals import post_init, post_save, pre_delete
from django.dispatch import receiver

from shop.models import AuditEntry, Product


@receiver(post_init, sender=Product)
def made(instance, **kwargs):
    instance.old_price = instance.price if instance.pk else None


@receiver(post_save, sender=Product)
def after(instance, created, **kwargs):
    if created:
        AuditEntry.objects.create(action="created", sku=instance.sku, new_price=instance.price)
        instance.old_price = instance.price
    elif instance.old_price != instance.price:
        AuditEntry.objects.create(action="changed", sku=instance.sku,
                                  old_price=instance.old_price, new_price=instance.price)


@receiver(pre_delete, sender=Product)
def gone(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", sku=instance.sku, old_price=instance.price)


def raise_prices(products, amount):
    entries = [AuditEntry(action="changed", sku=p.sku, old_price=p.price, new_price=p.price + amount)
               for p in products]
    products.update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(entries)
