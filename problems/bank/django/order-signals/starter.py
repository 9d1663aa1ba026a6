from django.dispatch import Signal

from shop.models import LedgerEntry, Order

order_paid = Signal()
orders_imported = Signal()


def pay(order):
    """Mark the order as paid, tell the receivers of order_paid, return their exceptions."""
    return []


def import_orders(rows):
    """Add an order for each (number, total), tell the receivers of orders_imported, return how many."""
    return 0
