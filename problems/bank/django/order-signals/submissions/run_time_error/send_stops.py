# send() passes the first exception on.
from django.db.models.signals import pre_delete
from django.dispatch import Signal, receiver

from shop.models import LedgerEntry, Order

order_paid = Signal()
orders_imported = Signal()


@receiver(order_paid, sender=Order)
def enter_payment(order, **kwargs):
    LedgerEntry.objects.create(kind="paid", number=order.number, amount=order.total)


@receiver(orders_imported, sender=Order)
def enter_import(orders, **kwargs):
    LedgerEntry.objects.bulk_create(
        LedgerEntry(kind="imported", number=order.number, amount=order.total) for order in orders)


@receiver(pre_delete, sender=Order)
def enter_removal(instance, **kwargs):
    LedgerEntry.objects.create(kind="removed", number=instance.number, amount=instance.total)


def pay(order):
    """Mark the order as paid, tell the receivers of order_paid, return their exceptions."""
    changed = Order.objects.filter(pk=order.pk).exclude(status="paid").update(status="paid")
    order.status = "paid"
    if not changed:
        return []
    answers = order_paid.send(sender=Order, order=order)
    return [answer for _, answer in answers if isinstance(answer, Exception)]


def import_orders(rows):
    """Add an order for each (number, total), tell the receivers of orders_imported, return how many."""
    orders = Order.objects.bulk_create(Order(number=number, total=total) for number, total in rows)
    if orders:
        orders_imported.send(sender=Order, orders=orders)
    return len(orders)
