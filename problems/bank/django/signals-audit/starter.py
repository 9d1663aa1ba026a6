from django.db.models.signals import post_save
from django.dispatch import receiver

from shop.models import AuditEntry, Product


@receiver(post_save, sender=Product)
def record_save(sender, instance, created, **kwargs):
    """Add an AuditEntry where one is due."""


def raise_prices(products, amount):
    """Raise the prices of a queryset of products, and add the entries."""
