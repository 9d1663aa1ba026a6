# Saves one by one, so that the signals do the work: right rows, too many queries.
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from shop.models import AuditEntry, Product


def price_in_table(product):
    return Product.objects.filter(pk=product.pk).values_list("price", flat=True).first()


@receiver(pre_save, sender=Product)
def before(instance, **kwargs):
    instance.old_price = price_in_table(instance)


@receiver(post_save, sender=Product)
def after(instance, created, **kwargs):
    new_price = price_in_table(instance)
    if created or instance.old_price != new_price:
        AuditEntry.objects.create(action="created" if created else "changed", sku=instance.sku,
                                  old_price=instance.old_price, new_price=new_price)


@receiver(pre_delete, sender=Product)
def gone(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", sku=instance.sku, old_price=price_in_table(instance))


def raise_prices(products, amount):
    for product in products:
        product.price += amount
        product.save()
