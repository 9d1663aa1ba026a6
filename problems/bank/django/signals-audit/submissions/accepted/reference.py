from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from shop.models import AuditEntry, Product


def price_in_table(product):
    """The stored price, or None where there is no such row (yet)."""
    return Product.objects.filter(pk=product.pk).values_list("price", flat=True).first()


@receiver(pre_save, sender=Product)
def remember_price(instance, **kwargs):
    instance.price_before_save = price_in_table(instance)


@receiver(post_save, sender=Product)
def record_save(instance, created, **kwargs):
    old, new = instance.price_before_save, price_in_table(instance)
    if created or old != new:
        AuditEntry.objects.create(
            action="created" if created else "changed", sku=instance.sku, old_price=old, new_price=new)


@receiver(pre_delete, sender=Product)
def record_delete(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", sku=instance.sku, old_price=price_in_table(instance))


@transaction.atomic
def raise_prices(products, amount):
    """Raise the prices of a queryset of products, and add the entries that no signal will add."""
    before = list(products.values_list("pk", "sku", "price"))
    Product.objects.filter(pk__in=[pk for pk, _, _ in before]).update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(
        AuditEntry(action="changed", sku=sku, old_price=price, new_price=price + amount)
        for _, sku, price in before)
