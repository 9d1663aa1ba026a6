# Connects with connect(), and asks the table before it saves.
import django.dispatch
from django.db.models import signals

from shop.models import LedgerEntry, Order

order_paid = django.dispatch.Signal()
orders_imported = django.dispatch.Signal()


def entry(kind, order):
    return LedgerEntry(kind=kind, number=order.number, amount=order.total)


def on_payment(sender, order, **kwargs):
    entry("paid", order).save()


def on_import(sender, orders, **kwargs):
    LedgerEntry.objects.bulk_create([entry("imported", order) for order in orders])


def on_removal(sender, instance, **kwargs):
    entry("removed", instance).save()


order_paid.connect(on_payment, dispatch_uid="ledger")
orders_imported.connect(on_import, dispatch_uid="ledger")
signals.pre_delete.connect(on_removal, sender=Order)


def pay(order):
    if Order.objects.get(pk=order.pk).status == "paid":
        order.status = "paid"
        return []
    order.status = "paid"
    order.save(update_fields=["status"])
    failures = []
    for _, answer in order_paid.send_robust(Order, order=order):
        if isinstance(answer, Exception):
            failures.append(answer)
    return failures


def import_orders(rows):
    new = [Order(number=number, total=total) for number, total in rows]
    if not new:
        return 0
    Order.objects.bulk_create(new)
    orders_imported.send(Order, orders=new)
    return len(new)
